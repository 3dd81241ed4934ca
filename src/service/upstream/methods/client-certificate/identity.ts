/** A certificate and its key as they were typed: read, opened and held against each other before anything is sent. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { Values } from '../../../../contract/index.ts';
import type { ClientIdentity } from '../../egress/egress-client.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { pemBlocks } from './pem.ts';

/** What a handshake shows, and what the certificate says of itself; `until` is ISO 8601. */
export interface TypedIdentity extends ClientIdentity {
  readonly subject: string;
  readonly until: string;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const keyIn = ({ private_key: typed = '', passphrase = '' }: Values): KeyObject => {
  const [key] = pemBlocks(typed, 'PRIVATE KEY');
  if (key === undefined) throw new UpstreamError('input.key_malformed');
  try {
    return createPrivateKey({ key, ...(passphrase !== '' && { passphrase }) });
  } catch (error) {
    const closed = /MISSING_PASSPHRASE|BAD_DECRYPT|BAD_PASSWORD|WRONG_FINAL_BLOCK/.test(codeOf(error));
    const isEncrypted = key.includes('ENCRYPTED');
    throw new UpstreamError(
      closed || (isEncrypted && passphrase === '') ? 'input.passphrase_wrong' : 'input.key_malformed',
      {},
      { cause: error },
    );
  }
};

const certificateIn = (pem: string): X509Certificate => {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new UpstreamError('input.certificate_malformed', {}, { cause: error });
  }
};

/** The name in `CN=…`, else the whole subject in one line. */
const nameOf = ({ subject = '' }: X509Certificate): string =>
  /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.split('\n').join(', ');

/** Reads what was typed. Throws an `UpstreamError` of the input stage when it cannot sign in. */
export const identityOf = (values: Values): TypedIdentity => {
  const chain = pemBlocks(values['certificate'] ?? '', 'CERTIFICATE');
  const [first] = chain;
  if (first === undefined) throw new UpstreamError('input.certificate_malformed');
  const certificate = certificateIn(first);
  const key = keyIn(values);
  if (!certificate.checkPrivateKey(key)) throw new UpstreamError('input.key_mismatch');
  const until = new Date(certificate.validTo).toISOString();
  if (Date.parse(until) < Date.now()) throw new UpstreamError('input.certificate_expired', { until });
  return {
    certificate: chain.join(''),
    key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    subject: nameOf(certificate),
    until,
  };
};
