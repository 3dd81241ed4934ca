/** What a server is held to once it was seen: its certificate, and that it encrypts. Pure. */
import { createHash } from 'node:crypto';
import { UpstreamError } from '../../upstream-error.ts';

/** `certificate` is its fingerprint, empty where it showed none; `encrypted`: less is not accepted any more. */
export interface Pin {
  readonly certificate: string;
  readonly encrypted: boolean;
}

const fingerprint = /^SHA256:[A-Za-z0-9+/]{43}$/;

/** The fingerprint of a certificate (DER): SHA-256 in base64, written like those of SSH. */
export const fingerprintOf = (certificate: Buffer): string =>
  `SHA256:${createHash('sha256').update(certificate).digest('base64').replace(/=+$/, '')}`;

/** As it is kept with the connection. */
export const pinText = ({ certificate, encrypted }: Pin): string =>
  `${encrypted ? 'encrypted' : 'plain'} ${certificate}`;

const kept = (text: string): Pin => {
  const [how, certificate = ''] = text.split(' ');
  return { certificate, encrypted: how === 'encrypted' };
};

/**
 * What counts of a fingerprint that was typed (it goes before) and what was kept. Whoever types one wants no less than that very
 * server, which only encryption proves. Throws `input.malformed` on the field `host_key`.
 */
export const pinOf = (typed: string, text: string | undefined): Pin | undefined => {
  const certificate = typed.trim();
  if (certificate === '') return text === undefined ? undefined : kept(text);
  if (!fingerprint.test(certificate)) throw new UpstreamError('input.malformed', {}, { field: 'host_key' });
  return { certificate, encrypted: true };
};
