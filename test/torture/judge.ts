// The verdict: what the service authorized against what the partner holds. Pure.
import type { Delivered, Holding } from './partner-place.ts';

/** What was found when everything had come to rest. */
export interface Found {
  /** Connections that the service has made and not ended. */
  readonly connections: readonly { readonly id: string; readonly customer: string }[];
  /** API tokens that live, as the service keeps them. */
  readonly tokens: readonly { readonly connection: string; readonly session: string | null }[];
  /** What the partner keeps, by connection. */
  readonly held: Readonly<Record<string, Holding>>;
  /** Every call of `onToken`. */
  readonly delivered: readonly Delivered[];
  /** Whose rows the customer's system gave for each held token; undefined where the token opened nothing. */
  readonly rows: ReadonlyMap<string, string | undefined>;
  readonly deadEnds: readonly string[];
}

/** Each list must be empty. */
export interface Verdict {
  /** Authorized, and the partner has no token that works; or the partner has one, and the service has forgotten the connection. */
  readonly lost: readonly string[];
  /** Sessions with two live tokens, connections for which two different ones were delivered. */
  readonly second: readonly string[];
  /** Tokens kept for one customer that open what is another's. */
  readonly wrong: readonly string[];
  readonly deadEnds: readonly string[];
}

const repeated = (keys: readonly string[]): string[] =>
  [...new Set(keys)].filter((key) => keys.indexOf(key) !== keys.lastIndexOf(key));

/** Judges. */
export const judge = ({ connections, tokens, held, delivered, rows, deadEnds }: Found): Verdict => {
  const customers = new Map(connections.map(({ id, customer }) => [id, customer]));
  const unheld = connections.filter(({ id }) => rows.get(id) === undefined).map(({ id }) => id);
  const forgotten = Object.keys(held).filter((id) => !customers.has(id));
  const different = new Map(delivered.map(({ connection, token }) => [`${connection} ${token}`, connection]));
  return {
    lost: [...unheld, ...forgotten],
    second: [
      ...repeated(tokens.map(({ connection, session }) => session ?? connection)),
      ...repeated([...different.values()]),
    ],
    wrong: [
      ...Object.entries(held)
        .filter(([id, { customer }]) =>
          [customers.get(id), rows.get(id)].some((other) => other !== undefined && other !== customer),
        )
        .map(([id]) => id),
      ...delivered
        .filter(({ connection, customer }) => (customers.get(connection) ?? customer) !== customer)
        .map(({ connection }) => connection),
    ],
    deadEnds,
  };
};
