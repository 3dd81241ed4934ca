import assert from 'node:assert/strict';
import { X509Certificate, type webcrypto } from 'node:crypto';
import { test } from 'node:test';
import type { EndpointDescription } from 'node-opcua-client';
import { driver } from '../../../../../src/service/upstream/methods/opc-ua/driver.ts';
import {
  chosenOf,
  hidesPassword,
  offersOf,
  policiesOf,
  requireWay,
  type Offer,
} from '../../../../../src/service/upstream/methods/opc-ua/offers.ts';
import { fingerprintOf, pinOf, pinText } from '../../../../../src/service/upstream/methods/opc-ua/pin.ts';
import { targetOf, urlOf } from '../../../../../src/service/upstream/methods/opc-ua/target.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';

const now = Date.now();
const day = 86_400_000;
const { crypto_utils: tools } = await driver();
const keyOf = async (bits: 1024 | 2048) => (await tools.generatePrivateKey(bits)) as webcrypto.CryptoKey;
const strongKey = await keyOf(2048);

/** A server's certificate (DER), good from and until so many days from now. */
const derOf = async (from = -1, until = 365, privateKey = strongKey): Promise<Buffer> => {
  const { cert } = await tools.createSelfSignedCertificate({
    privateKey,
    subject: 'CN=Kestrel Server/O=Kestrel Works',
    notBefore: new Date(now + from * day),
    notAfter: new Date(now + until * day),
    purpose: tools.CertificatePurpose.ForApplication,
  });
  return new X509Certificate(cert).raw;
};

const certificate = await derOf();
const other = await derOf(-2);

const policy = (name: string): string => `http://opcfoundation.org/UA/SecurityPolicy#${name}`;

/** An endpoint as a server describes it. */
const endpoint = (more: object = {}): EndpointDescription =>
  ({
    endpointUrl: 'opc.tcp://PLANT-PC:4840/UA/Server',
    securityMode: 3,
    securityPolicyUri: policy('Basic256Sha256'),
    serverCertificate: certificate,
    userIdentityTokens: [{ tokenType: 1, securityPolicyUri: null }],
    ...more,
  }) as unknown as EndpointDescription;

const none = { securityMode: 1, securityPolicyUri: policy('None') };
const guarded = { tokenType: 1, securityPolicyUri: policy('Basic256Sha256') };
const bare = { tokenType: 1, securityPolicyUri: policy('None') };

const target = (pin?: ReturnType<typeof pinOf>) =>
  ({ host: 'plant', pin, signIn: { by: 'password', username: 'a', password: 'b' } }) as const;

const codeOf = (offers: readonly Offer[], pin?: ReturnType<typeof pinOf>): string => {
  try {
    return chosenOf(offers, target(pin), now).policy;
  } catch (error) {
    return error instanceof UpstreamError ? error.code : assert.fail(String(error));
  }
};

test('the strongest encryption is taken, whatever the order; kinds that protect nothing any more are not', () => {
  const named = (name: string) => endpoint({ securityPolicyUri: policy(name) });
  const all = ['None', 'Basic128Rsa15', 'Basic256', 'Basic256Sha256', 'Aes256_Sha256_RsaPss'].map(named);
  assert.equal(codeOf(offersOf(all)), 'Aes256_Sha256_RsaPss');
  assert.deepEqual(policiesOf(offersOf(all)), ['Aes256_Sha256_RsaPss', 'Basic256Sha256']);
  assert.equal(codeOf(offersOf([named('Basic256'), named('Basic128Rsa15')])), 'tls.no_common_cipher');
  assert.equal(codeOf(offersOf([endpoint({ securityMode: 2 })])), 'tls.no_common_cipher');
  assert.equal(codeOf(offersOf([endpoint(), endpoint(none)])), 'Basic256Sha256');
  assert.equal(codeOf(offersOf([endpoint(none)])), 'None');
});

test('a password is hidden by the channel, or by itself with a certificate to encrypt it for', () => {
  const hides = (more: object): boolean => hidesPassword(offersOf([endpoint(more)])[0] ?? assert.fail());
  assert.equal(hides({}), true);
  assert.equal(hides({ ...none, userIdentityTokens: [guarded] }), true);
  assert.equal(hides({ ...none, userIdentityTokens: [bare] }), false);
  assert.equal(hides({ ...none }), false);
  assert.equal(hides({ ...none, userIdentityTokens: [guarded], serverCertificate: null }), false);
});

test('who cannot sign in like this is told before anything is sent', () => {
  const code = (more: object, by: 'password' | 'anonymous' = 'password'): string => {
    const [offer] = offersOf([endpoint(more)]);
    const signIn = by === 'anonymous' ? ({ by } as const) : target().signIn;
    try {
      requireWay(offer ?? assert.fail(), { host: 'plant', signIn });
      return 'may';
    } catch (error) {
      return error instanceof UpstreamError ? error.code : assert.fail(String(error));
    }
  };
  const nobody = { userIdentityTokens: [{ tokenType: 0, securityPolicyUri: null }] };
  assert.equal(code({}), 'may');
  assert.equal(code({}, 'anonymous'), 'auth.anonymous_refused');
  assert.equal(code(nobody, 'anonymous'), 'may');
  assert.equal(code(nobody), 'auth.basic_not_offered');
  assert.equal(code({ ...none, userIdentityTokens: [bare] }), 'tls.not_offered');
  assert.equal(code({ ...none, userIdentityTokens: [bare, guarded] }), 'may');
});

test('the server is held to its certificate and to encrypting', () => {
  const pin = { certificate: fingerprintOf(certificate), encrypted: true };
  const [offers, others, plain] = [{}, { serverCertificate: other }, none].map((more) =>
    offersOf([endpoint(more)]),
  );
  assert.ok(offers && others && plain);
  assert.equal(codeOf(offers, pin), 'Basic256Sha256');
  assert.equal(codeOf(others, pin), 'tls.host_key_changed');
  assert.equal(codeOf(plain, pin), 'tls.not_offered');
  assert.equal(codeOf(plain, { ...pin, encrypted: false }), 'None');
  assert.equal(codeOf(offers, { ...pin, encrypted: false }), 'Basic256Sha256');
  assert.deepEqual(pinOf('', pinText(pin)), pin);
  assert.deepEqual(pinOf(pin.certificate, 'plain '), pin);
});

test('a certificate out of its time, one with a short key, and what is none, are told', async () => {
  const code = (der: Buffer): string => codeOf(offersOf([endpoint({ serverCertificate: der })]));
  assert.equal(code(await derOf(-3, -1)), 'tls.expired');
  assert.equal(code(await derOf(1, 3)), 'tls.not_yet_valid');
  assert.equal(code(await derOf(-1, 1, await keyOf(1024))), 'tls.weak_certificate');
  assert.equal(code(Buffer.from([0x30, 3, 1, 2, 3])), 'service.unreadable');
  assert.equal(code(Buffer.concat([certificate, other])), 'Basic256Sha256');
});

test('of the address that a server gives itself, what follows the port is all that counts', () => {
  const [offer] = offersOf([endpoint({ endpointUrl: 'opc.tcp://169.254.169.254:22/UA/Server' })]);
  assert.equal(offer?.path, '/UA/Server');
  const to = targetOf({
    system: { methods: [] } as never,
    values: { address: 'opc.tcp://Plant.example:4841/x', way: 'anonymous' },
  });
  assert.equal(urlOf(to, offer.path), 'opc.tcp://plant.example:4841/UA/Server');
  assert.equal(urlOf({ ...to, host: '::1', path: '/typed' }, offer.path), 'opc.tcp://[::1]:4841/typed');
  const odd = ['opc.tcp://a:1/x y', 'https://a/x', `opc.tcp://a/${'x'.repeat(300)}`];
  assert.deepEqual(
    offersOf(odd.map((endpointUrl) => endpoint({ endpointUrl }))).map(({ path }) => path),
    ['', ''],
  );
});

test('what was typed and cannot be meant is told on its field', () => {
  const fieldOf = (values: Record<string, string>): string | undefined => {
    try {
      targetOf({ system: { methods: [] } as never, values: { address: 'plant', ...values } });
      return undefined;
    } catch (error) {
      return error instanceof UpstreamError ? error.failure.field : assert.fail(String(error));
    }
  };
  assert.equal(fieldOf({ path: '/a b' }), 'path');
  assert.equal(fieldOf({ host_key: 'MD5:aa' }), 'host_key');
  assert.equal(fieldOf({ username: 'a\nb' }), 'username');
  assert.equal(fieldOf({ path: 'UA', username: 'a' }), undefined);
});
