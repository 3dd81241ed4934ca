/** A sealed value does not open. `code` is stable; the message and the facts name what it was bound to, never what is in it. */
import type { SealContext } from '../ports.ts';

const why = {
  unknown_key: (key: string) => `needs the master key ${key}, which was not given`,
  tampered: () => 'was changed, or belongs elsewhere',
  malformed: () => 'is not an envelope of this vault',
} as const;

/** Thrown by a vault that opens, and where keys are judged as a whole. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: keyof typeof why;
  /** What a log line may say of it. */
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: VaultError['code'], context: SealContext, key = '') {
    const { purpose, subject, client, mode } = context;
    super(`The sealed ${purpose} of ${subject} (client ${client}, ${mode}) ${why[code](key)}.`);
    this.code = code;
    this.facts = { code, purpose, subject, client, mode, ...(key !== '' && { key }) };
  }
}

/** The keys do not fit the data as a whole: one sentence with its way out. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}
