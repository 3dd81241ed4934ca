import { engineBy } from '../pasted/engines.ts';
import { recognise } from '../pasted/recognise.ts';
import { holdsSecret } from '../pasted/secrecy.ts';
import { isClearlyAddress } from '../pasted/web-address.ts';

/**
 * What was typed to find a system: a secret; an address, of which only where it leads is told (`address`, and its `host`), with what
 * speaks there; or something else that is looked for as it is, `odd` where it is better not repeated.
 */
export type Typed =
  | { readonly is: 'secret' }
  | {
      readonly is: 'address';
      readonly address: string;
      readonly host: string;
      readonly engine?: string | undefined;
    }
  | { readonly is: 'name'; readonly odd: boolean };

/** Half of an address, of a command or of a pair: what follows may be a secret. */
const halfTyped = /:\/\/|[=@]|^curl\b|^jdbc:/i;

const server = /^(\[[^\]]+\]|[^:/]+)(?::(\d+))?$/;

/** Where an address leads: scheme, host and port, and nothing of what follows or stands before. */
const whereOf = (
  address: string,
): Pick<Extract<Typed, { is: 'address' }>, 'address' | 'host'> | undefined => {
  if (/^https?:/i.test(address)) {
    const { origin, hostname } = new URL(address);
    return { address: origin, host: hostname };
  }
  const [, host] = server.exec(address) ?? [];
  return host === undefined ? undefined : { address, host: host.toLowerCase() };
};

const engineAt = (address: string): string | undefined =>
  engineBy(({ port }) => address.endsWith(`:${port}`))?.name;

/** Reads what was typed to find a system. */
export const readTyped = (text: string): Typed => {
  if (holdsSecret(text)) return { is: 'secret' };
  const pasted = recognise(text);
  const { address } = pasted?.open ?? {};
  const meant = pasted?.kind !== 'address' || text.includes('://') || isClearlyAddress(text);
  const where = address !== undefined && meant ? whereOf(address) : undefined;
  if (!where) return { is: 'name', odd: halfTyped.test(text) };
  return { is: 'address', ...where, engine: pasted?.engine?.name ?? engineAt(where.address) };
};
