/** Recognising the product behind an address before anybody signs in. What is not recognised stays unnamed. */
import type { Fingerprint, Signature, SystemHead } from '../../../contract/index.ts';
import type { EgressAnswer } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { Ask } from './ask.ts';

/** A recognised product; `system` is its id where the catalogue offers it. */
export type Product = Omit<Fingerprint, 'signatures'>;

/** Everything that can be recognised: the catalogue's systems and the products that are not offered. */
export const knownProducts = (
  systems: readonly SystemHead[],
  fingerprints: readonly Fingerprint[],
): readonly Fingerprint[] => [
  ...fingerprints,
  ...systems.flatMap(({ id, name, signatures }) =>
    signatures ? [{ product: name, system: id, signatures }] : [],
  ),
];

const shows = ({ status, header, body }: Signature, answer: EgressAnswer): boolean =>
  (status === undefined || status.includes(answer.status)) &&
  (header === undefined || new RegExp(header.matches, 'i').test(answer.headers[header.name] ?? '')) &&
  (body === undefined || new RegExp(body, 'i').test(answer.body.slice(0, 65_536)));

/** Several systems may share a signature (SAP Gateway stands in front of many): then none of them is named. */
const match = (known: readonly Fingerprint[], path: string, answer: EgressAnswer): Product | undefined => {
  const all = known.filter(({ signatures }) =>
    signatures.some((each) => each.path === path && shows(each, answer)),
  );
  return all.find(({ system }) => system === undefined) ?? (all.length === 1 ? all[0] : undefined);
};

/** The product that the answer at hand shows. */
export const productAt = (known: readonly Fingerprint[], answer: EgressAnswer): Product | undefined =>
  match(known, '', answer);

const lookBudgetMs = 3_000;

const look = async (ask: Ask, url: string): Promise<EgressAnswer | undefined> => {
  try {
    return await ask(url, { signedIn: false, timeoutMs: lookBudgetMs, maxBytes: 262_144, accept: '*/*' });
  } catch (error) {
    if (error instanceof UpstreamError) return undefined;
    throw error;
  }
};

/** Looks at the few places where known products show themselves, at the typed origin, without a sign-in. */
export const productNearby = async (
  known: readonly Fingerprint[],
  ask: Ask,
  { origin }: { readonly origin: string },
): Promise<Product | undefined> => {
  const paths = [...new Set(known.flatMap(({ signatures }) => signatures.map(({ path }) => path)))].filter(
    (path) => path !== '',
  );
  for (const path of paths) {
    const answer = await look(ask, `${origin}${path}`);
    const found = answer && match(known, path, answer);
    if (found) return found;
  }
  return undefined;
};
