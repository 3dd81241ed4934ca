/** TLS over a socket that was already dialled: system authorities plus the operator's, the name checked, nothing sent before. */
import type { Socket } from 'node:net';
import {
  connect,
  createSecureContext,
  getCACertificates,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import type { Evidence, FailureCode } from '../../../contract/index.ts';
import { cleaned } from '../cleaned.ts';
import type { ClientIdentity, SecureTerms } from './egress-client.ts';
import { UpstreamError } from '../upstream-error.ts';
import { faultOf } from './faults.ts';
import { parseIp } from './ip.ts';

/** What a trust store has beside the authorities: what is shown of oneself, and the newest TLS that is spoken. */
export interface TrustTerms {
  readonly identity?: ClientIdentity | undefined;
  readonly maxVersion?: 'TLSv1.2';
}

/** The authorities that are trusted: Node's, the machine's, and `extra` (PEM, one or more certificates). Reading them takes about 0.15 s: do it once. */
export const trustStore = (
  extra: string | undefined,
  { identity, maxVersion }: TrustTerms = {},
): SecureContext =>
  createSecureContext({
    ...(identity && { cert: identity.certificate, key: identity.key }),
    ...(maxVersion && { maxVersion }),
    ca: [
      ...new Set([...getCACertificates('default'), ...getCACertificates('system')]),
      ...(extra ? [extra] : []),
    ],
    minVersion: 'TLSv1.2',
  });

const first = (name: string | string[] | undefined): string | undefined =>
  Array.isArray(name) ? name[0] : name;

/** Who issued a certificate and until when it is valid, fit to be shown. */
const facts = (certificate: PeerCertificate): { issuer?: string; until?: string } => {
  const issuer = first(certificate.issuer?.O) ?? first(certificate.issuer?.CN);
  const until = Date.parse(certificate.valid_to ?? '');
  return {
    ...(issuer !== undefined && { issuer: cleaned(issuer) }),
    ...(Number.isFinite(until) && { until: new Date(until).toISOString() }),
  };
};

/** RSA keys shorter than this are refused by OpenSSL's security level, for which Node has no code of its own. */
const shortestRsa = 2_048;

const hasShortKey = ({ modulus, bits = shortestRsa }: PeerCertificate): boolean =>
  modulus !== undefined && bits < shortestRsa;

/**
 * The failure of a certificate that is not trusted. A leaf whose issuer did not come along is most often an incomplete chain where a
 * public authority says in the leaf where its own certificate lies (RFC 5280 section 4.2.2.1); private ones seldom do.
 */
const distrust = (fault: Error & { code: string }, certificate: PeerCertificate): FailureCode => {
  if (fault.code === 'UNSPECIFIED' && hasShortKey(certificate)) return 'tls.weak_certificate';
  return fault.code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' && certificate.infoAccess?.['CA Issuers - URI']
    ? 'tls.incomplete_chain'
    : faultOf(fault, 'tls');
};

const handshaken = (socket: TLSSocket, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(new Error('aborted'));
      socket.destroy();
    };
    const done = (error?: Error): void => {
      signal.removeEventListener('abort', onAbort);
      socket.off('error', done);
      if (error) reject(error);
      else resolve();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    socket.once('error', done);
    socket.once('close', () => done(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    socket.once('secureConnect', () => done());
  });

/**
 * TLS 1.2 has no alert of its own for a missing client certificate: the server refuses the handshake (RFC 5246 section 7.4.6). Once
 * its own certificate has come, protocol and cipher are settled, so that nothing else can be meant.
 */
const refusal = (error: unknown, socket: TLSSocket): unknown => {
  const seen = facts(socket.getPeerCertificate());
  const refused = ['tls.protocol_version', 'tls.no_common_cipher'].includes(faultOf(error, 'tls'));
  if (!refused || seen.until === undefined) return error;
  return new UpstreamError('tls.client_certificate', seen, { cause: error });
};

/** Whom to be secured towards: a name or an address without brackets, and on which terms. */
export interface SecureTarget extends SecureTerms {
  readonly host: string;
}

/**
 * Secures a connection. Rejects with the fault of the certificate or the
 * handshake and closes the socket; evidence names the issuer and the last day.
 */
export const secure = async (
  raw: Socket,
  { host, alpn = [], inside }: SecureTarget,
  trust: SecureContext,
  signal: AbortSignal,
): Promise<{ value: TLSSocket; evidence: Evidence[] }> => {
  const carried = inside?.(raw);
  const socket = connect({
    socket: carried?.stream ?? raw,
    host,
    ...(parseIp(host) === undefined && { servername: host }),
    ...(alpn.length > 0 && { ALPNProtocols: [...alpn] }),
    secureContext: trust,
    // Judged below, before a single byte is sent: only so can a refused certificate still say who issued it and until when.
    rejectUnauthorized: false,
  });
  try {
    await handshaken(socket, signal);
  } catch (error) {
    throw refusal(error, socket);
  }
  const certificate = socket.getPeerCertificate();
  const seen = facts(certificate);
  if (!socket.authorized) {
    const fault = Object.assign(new Error('not trusted'), { code: String(socket.authorizationError) });
    socket.destroy();
    throw new UpstreamError(distrust(fault, certificate), seen, { cause: fault });
  }
  carried?.opened();
  return { value: socket, evidence: [{ code: 'tls.trusted', values: seen }] };
};
