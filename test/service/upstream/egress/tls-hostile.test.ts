import 'reflect-metadata';
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import type { Socket } from 'node:net';
import { before, test, type TestContext } from 'node:test';
import * as x509 from '@peculiar/x509';
import { createAuthority, type Authority, type Identity } from '../../../../demo/systems/certificates.ts';
import { egressWith, https, outcome, tcp } from './servers.ts';

let authority: Authority;
let good: Identity;
before(async () => {
  authority = await createAuthority('Plant Authority');
  good = await authority.issue({ hosts: ['erp.example'] });
});

const asking = async (port: number, timeoutMs = 5_000): Promise<string> => {
  const egress = egressWith(`127.0.0.1:${port}`, { ca: authority.cert, lookup: async () => ['127.0.0.1'] });
  return (await outcome(egress, `https://erp.example:${port}/`, { timeoutMs })).result;
};

const raw = (t: TestContext, onHello: (socket: Socket) => void): Promise<number> =>
  tcp(t, (socket) => socket.once('data', () => onHello(socket)));

/** A record of TLS: its kind, version 1.2, and what is in it. */
const record = (kind: number, body: Buffer): Buffer => {
  const head = Buffer.from([kind, 3, 3, 0, 0]);
  head.writeUInt16BE(body.length, 3);
  return Buffer.concat([head, body]);
};

test('a handshake that stalls, at its start or in the middle of a record, ends in time', async (t) => {
  const mute = await raw(t, () => undefined);
  assert.equal(await asking(mute, 200), 'tls.timeout');
  const half = await raw(t, (socket) => socket.write(record(22, Buffer.alloc(400)).subarray(0, 60)));
  assert.equal(await asking(half, 200), 'tls.timeout');
  const drip = await raw(t, (socket) => {
    const more = setInterval(() => socket.write(Buffer.from([22])), 20);
    socket.on('close', () => clearInterval(more));
  });
  assert.match(await asking(drip, 300), /^tls\./);
});

test('a handshake that is cut or reset, or that speaks nonsense, is a fault of TLS', async (t) => {
  const cases: readonly ((socket: Socket) => void)[] = [
    (socket) => void socket.end(),
    (socket) => void socket.resetAndDestroy(),
    (socket) => void socket.end(record(22, Buffer.alloc(64, 0xff))),
    (socket) => void socket.end(record(21, Buffer.from([2, 80]))),
    (socket) => void socket.end(record(23, Buffer.alloc(64))),
    (socket) => void socket.end(Buffer.alloc(2_000, 0x2a)),
  ];
  for (const [at, onHello] of cases.entries())
    assert.match(await asking(await raw(t, onHello)), /^tls\./, String(at));
});

test('records without end do not keep a handshake open', async (t) => {
  const alerts = Buffer.concat(Array.from({ length: 2_000 }, () => record(21, Buffer.from([1, 90]))));
  const port = await raw(t, (socket) => {
    const pour = (): void => {
      while (!socket.destroyed && socket.write(alerts));
    };
    socket.on('drain', pour);
    pour();
  });
  assert.match(await asking(port), /^tls\./);
});

test('a protocol that is too old is named', async (t) => {
  const old = { ...good, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' } as const;
  const port = await https(t, old, (_request, response) => response.end('ok'));
  assert.equal(await asking(port), 'tls.protocol_version');
});

test('a certificate with a short key is named', async (t) => {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 1_024,
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=erp.example',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'erp.example' }])],
  });
  const key = x509.PemConverter.encode(
    await webcrypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  );
  const weak = { cert: certificate.toString('pem'), key, ciphers: 'DEFAULT:@SECLEVEL=0' };
  const port = await https(t, weak, (_request, response) => response.end('ok'));
  assert.equal(await asking(port), 'tls.weak_certificate');
});

test('a chain of a megabyte of certificates is not read to its end', async (t) => {
  const chain = `${good.cert}\n` + `${authority.cert}\n`.repeat(Math.ceil(1_400_000 / authority.cert.length));
  assert.ok(chain.length > 1_400_000);
  const port = await https(t, { ...good, cert: chain }, (_request, response) => response.end('ok'));
  assert.equal(await asking(port), 'tls.failed');
});
