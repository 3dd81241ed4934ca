// Here: servers of OPC UA. Not here: dialling (egress/), storing (connecting/).
/** The certificate by which servers know the service, and its key: made here, and kept for each customer (`MethodParts.certificates`). */
import { randomBytes, X509Certificate, type webcrypto } from 'node:crypto';
import type { OPCUAClientOptions } from 'node-opcua-client';
import type { ClientIdentity } from '../../egress/egress-client.ts';
import { driver } from './driver.ts';

/** What the driver signs and opens with. */
export type KeyPair = NonNullable<OPCUAClientOptions['certificateKeyPairProvider']>;

/** A certificate is trusted by hand, one by one: it should not end while anybody still remembers having done so. */
const days = 20 * 365;

/** Servers whose clock is slow refuse what begins later than their now. */
const earlier = 2 * 24 * 3_600_000;

/** Makes a self-signed application instance certificate (OPC 10000-6, section 6.2.2). Its name says nothing about who it is made for. */
export const makeCertificate = async (): Promise<ClientIdentity> => {
  const { crypto_utils: tools } = await driver();
  const id = randomBytes(8).toString('hex');
  const privateKey = (await tools.generatePrivateKey(2048)) as webcrypto.CryptoKey;
  const { cert } = await tools.createSelfSignedCertificate({
    privateKey,
    subject: `CN=makini-connect ${id.slice(0, 8)}`,
    applicationUri: `urn:makini-connect:${id}`,
    dns: ['makini-connect'],
    notBefore: new Date(Date.now() - earlier),
    validity: days,
    purpose: tools.CertificatePurpose.ForApplication,
  });
  const { privPem } = await tools.privateKeyToPEM(privateKey);
  return { certificate: cert, key: privPem };
};

/** The pair as the driver takes it: in memory, so that it looks for no files. */
export const keyPairOf = async ({ certificate, key }: ClientIdentity): Promise<KeyPair> => {
  const { crypto_utils: tools } = await driver();
  const der = new X509Certificate(certificate).raw;
  const privateKey = tools.makePrivateKeyFromPem(key);
  return Object.assign(
    { getCertificate: () => der, getCertificateChain: () => [der], getPrivateKey: () => privateKey },
    { certificateFile: '<in-memory>', privateKeyFile: '<in-memory>' },
  );
};

/** What a server's administrator finds it by: its name, and the thumbprint (SHA-1) that their tools show. */
export const shownAs = ({ certificate }: ClientIdentity): { readonly name: string; readonly key: string } => {
  const { subject, fingerprint } = new X509Certificate(certificate);
  return { name: subject.replace(/^CN=/, ''), key: fingerprint.replaceAll(':', '') };
};
