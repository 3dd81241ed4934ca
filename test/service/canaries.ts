// Canaries: secrets that are planted, the places where each may be, and the search for them everywhere else.
import { randomBytes } from 'node:crypto';

/** Something that was left behind; `where` names it. */
export interface Trace {
  readonly where: string;
  readonly text: string;
}

interface Canary {
  readonly kind: string;
  readonly allowed: readonly string[];
}

/** All canaries of a run by their text. */
export class Canaries {
  readonly #planted = new Map<string, Canary>();

  get size(): number {
    return this.#planted.size;
  }

  entries(): IterableIterator<[string, Canary]> {
    return this.#planted.entries();
  }

  /** A new secret, with signs that each spelling writes its own way. */
  plant(kind: string, allowed: readonly string[] = []): string {
    const text = `c4n4ry<"&'ü\\${randomBytes(12).toString('hex')}>${kind}`;
    this.#planted.set(text, { kind, allowed });
    return text;
  }

  /** A new secret of letters and digits alone, where others would not be taken. */
  plain(kind: string, allowed: readonly string[] = []): string {
    return this.know(`c4n4ry${randomBytes(24).toString('hex')}`, kind, allowed);
  }

  /** A secret that the service made; `allowed` are the places it was asked for. */
  know(text: string, kind: string, allowed: readonly string[]): string {
    if (text.length < 16) throw new Error(`no ${kind}`);
    const before = this.#planted.get(text);
    this.#planted.set(text, { kind, allowed: [...(before?.allowed ?? []), ...allowed] });
    return text;
  }
}

const inner = (json: string): string => JSON.stringify(json).slice(1, -1);

/** Base64 of a text that stands behind others: the same but for its edges, by where it begins. */
const base64Cores = (text: string): string[] =>
  [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    return encoded.slice(shift === 0 ? 0 : 4, Math.floor((Buffer.byteLength(text) + shift) / 3) * 4);
  });

/** Every spelling in which a secret may lie somewhere. */
const spellings = (secret: string): ReadonlySet<string> => {
  const cores = base64Cores(secret);
  const written = [
    secret,
    inner(secret),
    inner(inner(secret)),
    encodeURIComponent(secret),
    new URLSearchParams({ x: secret }).toString().slice(2),
    Buffer.from(secret).toString('hex'),
    ...cores,
    ...cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_')),
    secret.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ];
  // Files are read as Latin-1, so that no byte is lost.
  return new Set([...written, ...written.map((text) => Buffer.from(text).toString('latin1'))]);
};

/** Canaries outside their places, one line each. */
export const findings = (canaries: Canaries, traces: readonly Trace[]): string[] => {
  const found = new Set<string>();
  for (const [secret, { kind, allowed }] of canaries.entries())
    for (const spelling of spellings(secret))
      for (const { where, text } of traces)
        if (!allowed.includes(where) && text.includes(spelling)) found.add(`${kind} in ${where}`);
  return [...found];
};
