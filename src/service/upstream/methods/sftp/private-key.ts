/** Whether a private key can be used at all, before anything is sent. */
import { UpstreamError } from '../../upstream-error.ts';
import type { Account } from './account.ts';

const problemOf = (reason: string): UpstreamError => {
  if (/no passphrase given/i.test(reason))
    return new UpstreamError('input.required', {}, { field: 'passphrase' });
  const field = /passphrase|integrity|decrypt/i.test(reason) ? 'passphrase' : 'key';
  return new UpstreamError('input.malformed', {}, { field });
};

/** Throws an `UpstreamError` of the input stage for a key of an unknown kind, or one that its passphrase does not open. */
export const requireKey = async ({ secret }: Account): Promise<void> => {
  if (secret.by !== 'key') return;
  const { utils } = (await import('ssh2')).default;
  const read = utils.parseKey(secret.key, secret.passphrase === '' ? undefined : secret.passphrase);
  if (read instanceof Error) throw problemOf(read.message);
};
