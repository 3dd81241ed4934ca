import type { Engine } from './engines.ts';

/** Parts by what they are: `address`, `username`, `client_id` and so on, as the catalogue calls its fields. */
export type Parts = Readonly<Record<string, string>>;

/** What a pasted text was recognised as. A part in `secret` belongs into a secret field and nowhere else. */
export interface Pasted {
  readonly kind: 'address' | 'server' | 'uri' | 'connection_string' | 'curl' | 'ionapi' | 'key_file';
  /** What it connects to, where the text says so: a database, a broker. */
  readonly engine?: Engine | undefined;
  readonly open: Parts;
  readonly secret: Parts;
}

/** The parts that were given. */
export const given = (parts: Readonly<Record<string, string | undefined>>): Parts =>
  Object.fromEntries(
    Object.entries(parts).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== ''),
  );
