import { hostPart } from '../../contract/index.ts';

/** A system with the ends of the hosts at which it lies, as the index writes them. */
export interface Placed {
  readonly name: string;
  readonly vendor: string;
  readonly hosts: string;
}

const whole = (end: string, { name, vendor }: Placed): string => {
  if (end.startsWith('~')) return hostPart(vendor) + end.slice(1);
  return end.startsWith('.') ? hostPart(name) + end : end;
};

/** The ends of the hosts at which a system lies, written out. */
export const endsOf = (system: Placed): string[] =>
  system.hosts === '' ? [] : system.hosts.split(';').map((end) => whole(end, system));

/** How much of a host's end is named, in letters; 0 where it lies elsewhere. */
const fit = (ends: readonly string[], host: string): number =>
  Math.max(0, ...ends.filter((end) => host === end || host.endsWith(`.${end}`)).map(({ length }) => length));

/** The systems that lie at a host, by their ends, those first that name the most of it; equal ones keep their order. */
export const systemsAt = <T>(
  systems: readonly T[],
  ends: readonly (readonly string[])[],
  host: string,
): T[] =>
  systems
    .map((system, at) => ({ system, fits: fit(ends[at] ?? [], host) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits)
    .map(({ system }) => system);
