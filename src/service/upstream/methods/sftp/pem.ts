/** Private keys as people paste them: a field of one line takes their line breaks away, and here they come back. Pure. */
import { UpstreamError } from '../../upstream-error.ts';

const key = /-----BEGIN ([A-Z ]{0,30}PRIVATE KEY)-----([\s\S]{1,16000}?)-----END \1-----/;

/** Older keys name their cipher in lines of their own (RFC 1421), which cannot be told from the key once the breaks are gone. */
const hasHeader = (body: string): boolean => /Proc-Type|DEK-Info/.test(body);

/** The key with its line breaks. Throws `input.malformed` on the field `key` for what is no private key. */
export const pemOf = (typed: string): string => {
  const [whole, name = '', body = ''] = key.exec(typed) ?? [];
  if (whole === undefined) throw new UpstreamError('input.malformed', {}, { field: 'key' });
  if (hasHeader(body)) return `${whole}\n`;
  const bare = body.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) throw new UpstreamError('input.malformed', {}, { field: 'key' });
  const lines = bare.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${name}-----\n${lines.join('\n')}\n-----END ${name}-----\n`;
};
