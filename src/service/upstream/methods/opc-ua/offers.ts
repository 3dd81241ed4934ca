/** What a server offers (GetEndpoints), and which of it is taken: the strongest, or nothing. Pure. */
import { X509Certificate } from 'node:crypto';
import type { EndpointDescription } from 'node-opcua-client';
import { cleaned } from '../../cleaned.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { fingerprintOf, type Pin } from './pin.ts';
import type { Target } from './target.ts';

/** How a user may sign in; `policy` is what protects the secret, where it is another than the channel's. */
export interface Way {
  readonly by: 'anonymous' | 'password' | 'other';
  readonly policy: string;
}

/** One of the endpoints of a server; policies by the last part of their name. */
export interface Offer {
  readonly encrypts: boolean;
  /** Neither signed nor encrypted. */
  readonly isPlain: boolean;
  readonly policy: string;
  /** The server's own certificate (DER), without those of its issuers. */
  readonly certificate: Buffer | undefined;
  /** What follows the port in the address that the server gives itself. */
  readonly path: string;
  readonly ways: readonly Way[];
}

/** Policies that still protect something (OPC 10000-7), the best first. */
const strong: readonly string[] = ['Aes256_Sha256_RsaPss', 'Aes128_Sha256_RsaOaep', 'Basic256Sha256'];

const policyIn = (uri: string | null): string => (uri ?? '').split('#')[1] ?? '';

/** Numbers of OPC 10000-4, sections 7.20 and 7.42. */
const none = 1;
const signAndEncrypt = 3;
const byType: Readonly<Record<number, Way['by']>> = { 0: 'anonymous', 1: 'password' };

/** The first of the certificates that lie one behind the other (DER, each beginning with its length). */
const leafOf = (chain: Buffer | null): Buffer | undefined => {
  if (!chain || chain.length < 4 || chain[0] !== 0x30) return undefined;
  const first = chain[1] ?? 0;
  const width = first & 0x80 ? first & 0x7f : 0;
  if (width > 3 || chain.length < 2 + width) return undefined;
  const length = width === 0 ? first : chain.readUIntBE(2, width);
  return chain.subarray(0, 2 + width + length);
};

/** What follows the port. What a server calls itself is not dialled; behind the port it may know best. */
const pathIn = (url: string | null): string =>
  /^opc\.tcp:\/\/[^/]+(\/[\w.~%/-]{1,200})$/.exec(url ?? '')?.[1] ?? '';

const offerOf = ({
  securityMode,
  securityPolicyUri,
  serverCertificate,
  endpointUrl,
  userIdentityTokens,
}: EndpointDescription): Offer => ({
  encrypts: Number(securityMode) === signAndEncrypt,
  isPlain: Number(securityMode) === none,
  policy: policyIn(securityPolicyUri),
  certificate: leafOf(serverCertificate),
  path: pathIn(endpointUrl),
  ways: (userIdentityTokens ?? []).map((token) => ({
    by: byType[Number(token.tokenType)] ?? 'other',
    policy: policyIn(token.securityPolicyUri),
  })),
});

/** The endpoints that speak the binary protocol over TCP. */
export const offersOf = (endpoints: readonly EndpointDescription[]): readonly Offer[] =>
  endpoints.filter(({ endpointUrl }) => /^opc\.tcp:/i.test(endpointUrl ?? '')).map(offerOf);

/** The kinds of encryption offered that are still safe, the best first. */
export const policiesOf = (offers: readonly Offer[]): readonly string[] =>
  strong.filter((policy) => offers.some((offer) => offer.encrypts && offer.policy === policy));

/** Whether anybody can sign in with a password here. */
export const takesPassword = ({ ways }: Offer): boolean => ways.some(({ by }) => by === 'password');

/** Whether a password goes over this endpoint encrypted: by the channel, or by itself. */
export const hidesPassword = ({ encrypts, certificate, ways }: Offer): boolean =>
  encrypts ||
  (certificate !== undefined && ways.some(({ by, policy }) => by === 'password' && strong.includes(policy)));

const held = (pin: Pin | undefined, { certificate }: Offer, host: string): void => {
  if (!pin) return;
  const key = certificate ? fingerprintOf(certificate) : '';
  if (pin.certificate !== key) throw new UpstreamError('tls.host_key_changed', { host, ...(key && { key }) });
};

/** Who issued a certificate and until when it is valid, fit to be shown. Throws where it is none. */
export const factsOf = (certificate: Buffer): { readonly issuer: string; readonly until: string } => {
  const { issuer, validTo } = new X509Certificate(certificate);
  const name = /^O=(.+)$/m.exec(issuer)?.[1] ?? /^CN=(.+)$/m.exec(issuer)?.[1] ?? '';
  return { issuer: cleaned(name), until: new Date(validTo).toISOString() };
};

/** A certificate that nobody vouches for still has to be in its time, and of a length that protects. */
const requireSound = (certificate: Buffer, now: number): void => {
  const { validFrom, validTo, publicKey } = new X509Certificate(certificate);
  const facts = factsOf(certificate);
  if (Date.parse(validTo) < now) throw new UpstreamError('tls.expired', facts);
  if (Date.parse(validFrom) > now) throw new UpstreamError('tls.not_yet_valid', facts);
  if ((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw new UpstreamError('tls.weak_certificate', facts);
};

const requireReadable = (certificate: Buffer, host: string): void => {
  try {
    factsOf(certificate);
  } catch (error) {
    throw new UpstreamError('service.unreadable', { host }, { cause: error });
  }
};

/** The best of those that encrypt; else the one that is plain. */
const bestOf = (offers: readonly Offer[]): Offer | undefined => {
  const [policy] = policiesOf(offers);
  return (
    offers.find((offer) => offer.encrypts && offer.policy === policy && offer.certificate) ??
    offers.find(({ isPlain }) => isPlain)
  );
};

/**
 * The endpoint that is taken. Throws an `UpstreamError` of the tls stage where none is good enough, or the server is another than the
 * one it is held to.
 */
export const chosenOf = (
  offers: readonly Offer[],
  { host, pin, signIn }: Pick<Target, 'host' | 'pin' | 'signIn'>,
  now: number,
): Offer => {
  const best = bestOf(offers);
  if (!best) throw new UpstreamError('tls.no_common_cipher', { host });
  if (best.certificate) requireReadable(best.certificate, host);
  held(pin, best, host);
  if (pin?.encrypted && !best.encrypts) throw new UpstreamError('tls.not_offered', { host });
  if (best.certificate && (best.encrypts || signIn.by === 'password')) requireSound(best.certificate, now);
  return best;
};

/** Throws where this endpoint takes no such sign-in, or would show a password to everybody in between. */
export const requireWay = (offer: Offer, { host, signIn }: Pick<Target, 'host' | 'signIn'>): void => {
  if (signIn.by === 'anonymous') {
    if (offer.ways.some(({ by }) => by === 'anonymous')) return;
    throw new UpstreamError('auth.anonymous_refused', { host });
  }
  if (!takesPassword(offer)) throw new UpstreamError('auth.basic_not_offered', { host });
  if (!hidesPassword(offer)) throw new UpstreamError('tls.not_offered', { host });
};
