/** A sealed value does not open. `code` is stable; the message names what it was bound to, never what is in it. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: 'unknown_key' | 'tampered' | 'malformed';

  constructor(code: VaultError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
