/** What Node's, OpenSSL's and undici's error codes mean in the contract's words (measured; see the faults of `shared/upstreams.md`). */
import type { FailureCode } from '../../../contract/index.ts';

/** The stage a request is in when something fails. */
export type Leg = 'dns' | 'network' | 'tls' | 'service';

const byCode: Readonly<Record<string, FailureCode>> = {
  ENOTFOUND: 'dns.not_found',
  ENODATA: 'dns.no_address',
  EAI_NONAME: 'dns.not_found',
  EAI_AGAIN: 'dns.failed',

  ECONNREFUSED: 'network.refused',
  ETIMEDOUT: 'network.timeout',
  EHOSTUNREACH: 'network.unreachable',
  ENETUNREACH: 'network.unreachable',
  EADDRNOTAVAIL: 'network.unreachable',
  EHOSTDOWN: 'network.unreachable',
  EACCES: 'network.unreachable',
  EPERM: 'network.unreachable',

  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls.self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls.unknown_issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls.unknown_issuer',
  EE_KEY_TOO_SMALL: 'tls.weak_certificate',
  CA_KEY_TOO_SMALL: 'tls.weak_certificate',
  CA_MD_TOO_WEAK: 'tls.weak_certificate',
  ERR_SSL_EE_KEY_TOO_SMALL: 'tls.weak_certificate',
  UNABLE_TO_GET_ISSUER_CERT: 'tls.unknown_issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls.unknown_issuer',
  CERT_UNTRUSTED: 'tls.unknown_issuer',
  CERT_HAS_EXPIRED: 'tls.expired',
  CERT_NOT_YET_VALID: 'tls.not_yet_valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls.wrong_host',
  HOSTNAME_MISMATCH: 'tls.wrong_host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls.not_tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls.not_tls',
  ERR_SSL_HTTP_REQUEST: 'tls.not_tls',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls.protocol_version',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls.protocol_version',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'tls.client_certificate',

  UND_ERR_HEADERS_OVERFLOW: 'service.too_large',
  UND_ERR_SOCKET: 'service.unreadable',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'service.unreadable',
};

/** OpenSSL reports some faults as EPROTO with a sentence; the sentence tells which. */
const bySentence: readonly (readonly [RegExp, FailureCode])[] = [
  [/wrong version number|packet length too long|http request/i, 'tls.not_tls'],
  [/protocol version|unsupported protocol/i, 'tls.protocol_version'],
  [
    /certificate required|alert (?:bad|unsupported) certificate|alert certificate (?:unknown|expired|revoked)|alert (?:unknown ca|access denied)/i,
    'tls.client_certificate',
  ],
  [/alert handshake failure|no ciphers available/i, 'tls.no_common_cipher'],
];

const byLeg: Readonly<Record<Leg, FailureCode>> = {
  dns: 'dns.failed',
  network: 'network.unreachable',
  tls: 'tls.failed',
  service: 'service.unreadable',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The failure code for an error met in a leg; an error nobody has measured falls back to its leg. */
export const faultOf = (error: unknown, leg: Leg): FailureCode => {
  const code = codeOf(error);
  if (code === 'ECONNRESET' || code === 'EPIPE') return leg === 'tls' ? 'tls.failed' : 'network.reset';
  const sentence = error instanceof Error ? error.message : '';
  return byCode[code] ?? bySentence.find(([pattern]) => pattern.test(sentence))?.[1] ?? byLeg[leg];
};

/** What a time budget that ran out means in the leg it ran out in. */
export const lateIn: Readonly<Record<Leg, FailureCode>> = {
  dns: 'dns.timeout',
  network: 'network.timeout',
  tls: 'tls.timeout',
  service: 'service.timeout',
};

/** HTTP 400 pages with which web servers say that the transport, not the request, was wrong. */
export const transportFault = (status: number, body: string): FailureCode | undefined => {
  if (status !== 400) return undefined;
  if (
    /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL/i.test(
      body,
    )
  )
    return 'input.address_needs_https';
  if (/No required SSL certificate was sent|client certificate (?:is )?required/i.test(body))
    return 'tls.client_certificate';
  return undefined;
};
