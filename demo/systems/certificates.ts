/**
 * The demo's customer systems: a real SAP CAP service behind TLS, the same behind a self-signed certificate, and an OpenID provider.
 * The partner, the service and the demo's start live elsewhere. This file makes the certificates.
 */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A certificate and its private key, PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate says; `hosts` are names or addresses, the dates default to yesterday and in a year. */
export interface Wish {
  readonly hosts: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A certificate authority: its own certificate, and a way to issue others. */
export interface Authority extends Identity {
  issue(wish: Wish): Promise<Identity>;
}

const day = 86_400_000;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

const keyPem = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const serial = (): string =>
  Buffer.from(webcrypto.getRandomValues(new Uint8Array(12)))
    .toString('hex')
    .replace(/^[89a-f]/, '1');

const span = (wish: Partial<Wish>) => ({
  notBefore: wish.notBefore ?? new Date(Date.now() - day),
  notAfter: wish.notAfter ?? new Date(Date.now() + 365 * day),
});

const names = (hosts: readonly string[]): x509.SubjectAlternativeNameExtension =>
  new x509.SubjectAlternativeNameExtension(
    hosts.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value }) as const),
  );

/** A certificate that only vouches for itself. */
export const selfSigned = async (wish: Wish): Promise<Identity> => {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=${wish.hosts[0] ?? 'localhost'}`,
    keys,
    signingAlgorithm: algorithm,
    ...span(wish),
    extensions: [names(wish.hosts)],
  });
  return { cert: certificate.toString('pem'), key: await keyPem(keys.privateKey) };
};

const issuer =
  (authority: x509.X509Certificate, signingKey: webcrypto.CryptoKey) =>
  async (wish: Wish): Promise<Identity> => {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serial(),
      subject: `CN=${wish.hosts[0] ?? 'localhost'}`,
      issuer: authority.subject,
      publicKey: keys.publicKey,
      signingKey,
      signingAlgorithm: algorithm,
      ...span(wish),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        names(wish.hosts),
        await x509.AuthorityKeyIdentifierExtension.create(authority),
      ],
    });
    return { cert: certificate.toString('pem'), key: await keyPem(keys.privateKey) };
  };

/** Makes a new authority of this name; its certificate goes to whoever shall trust what it issues. */
export const createAuthority = async (name: string): Promise<Authority> => {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=${name}, O=${name}`,
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 10 * day),
    notAfter: new Date(Date.now() + 3650 * day),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    cert: certificate.toString('pem'),
    key: await keyPem(keys.privateKey),
    issue: issuer(certificate, keys.privateKey),
  };
};
