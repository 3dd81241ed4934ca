import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  createAuthority,
  selfSigned,
  type Authority,
  type Identity,
} from '../../../../demo/systems/certificates.ts';
import { egressWith, http, https, outcome, tcp } from './servers.ts';

const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);

let authority: Authority;
let good: Identity;
before(async () => {
  authority = await createAuthority('Plant Authority');
  good = await authority.issue({ hosts: ['localhost', '127.0.0.1'] });
});

const trusting = (port: number) =>
  egressWith(`127.0.0.1:${port},http://127.0.0.1:${port}`, {
    ca: authority.cert,
    lookup: async () => ['127.0.0.1'],
  });

const facing = async (t: Parameters<typeof https>[0], identity: Identity, host = 'localhost') => {
  const port = await https(t, { ...identity, minVersion: 'TLSv1.2' }, (_request, response) =>
    response.end('ok'),
  );
  return outcome(trusting(port), `https://${host}:${port}/`);
};

test('a certificate of the extra authority is trusted, by name and by address, and says until when', async (t) => {
  const byName = await facing(t, good);
  assert.equal(byName.result, '200');
  const evidence = byName.stages.at(-1)?.evidence[0];
  assert.equal(evidence?.code, 'tls.trusted');
  assert.equal(evidence?.values['issuer'], 'Plant Authority');
  assert.match(String(evidence?.values['until']), /^\d{4}-\d\d-\d\dT/);
  assert.equal((await facing(t, good, '127.0.0.1')).result, '200');
});

test('self-signed, expired, not yet valid, wrong host and unknown issuer are told apart', async (t) => {
  const stranger = await createAuthority('Stranger');
  const hosts = ['localhost'];
  const cases: readonly (readonly [string, Identity])[] = [
    ['tls.self_signed', await selfSigned({ hosts })],
    ['tls.expired', await authority.issue({ hosts, notBefore: ago(5), notAfter: ago(2) })],
    ['tls.not_yet_valid', await authority.issue({ hosts, notBefore: ago(-2) })],
    ['tls.wrong_host', await authority.issue({ hosts: ['other.example'] })],
    ['tls.unknown_issuer', await stranger.issue({ hosts })],
  ];
  for (const [code, identity] of cases) assert.equal((await facing(t, identity)).result, code);
});

test('a refused certificate still says who issued it and until when', async (t) => {
  const expired = await authority.issue({ hosts: ['localhost'], notBefore: ago(5), notAfter: ago(2) });
  const { failure } = await facing(t, expired);
  assert.equal(failure?.values['issuer'], 'Plant Authority');
  assert.equal(String(failure?.values['until']).slice(0, 10), ago(2).toISOString().slice(0, 10));
});

test('nothing is sent to a server whose certificate is refused', async (t) => {
  let asked = 0;
  const port = await https(t, await selfSigned({ hosts: ['localhost'] }), (_request, response) => {
    asked += 1;
    response.end();
  });
  const headers = { authorization: 'Basic c2VjcmV0' };
  assert.equal(
    (await outcome(trusting(port), `https://localhost:${port}/`, { headers })).result,
    'tls.self_signed',
  );
  assert.equal(asked, 0);
});

test('plain http on an https port, and https on an http port, are named', async (t) => {
  const plain = await http(t, (_request, response) => response.end('ok'));
  assert.equal((await outcome(trusting(plain), `https://localhost:${plain}/`)).result, 'tls.not_tls');
  const page = 'The plain HTTP request was sent to HTTPS port';
  const nginx = await http(t, (_request, response) => response.writeHead(400).end(page));
  assert.equal(
    (await outcome(trusting(nginx), `http://localhost:${nginx}/`)).result,
    'input.address_needs_https',
  );
});

test('a server that hangs in the handshake ends in the tls stage', async (t) => {
  const port = await tcp(t, (socket) => socket.resume());
  const { result, stages } = await outcome(trusting(port), `https://localhost:${port}/`, { timeoutMs: 100 });
  assert.equal(result, 'tls.timeout');
  assert.equal(stages.at(-1)?.stage, 'tls');
});

test('a web server that answers that it wants a client certificate is named', async (t) => {
  const port = await https(t, good, (_request, response) =>
    response.writeHead(400).end('<h1>400</h1>No required SSL certificate was sent'),
  );
  assert.equal(
    (await outcome(trusting(port), `https://localhost:${port}/`)).result,
    'tls.client_certificate',
  );
});

for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
  test(`a server that breaks off because no client certificate was shown is named, over ${version}`, async (t) => {
    const strict = { requestCert: true, rejectUnauthorized: true, ca: authority.cert };
    const port = await https(
      t,
      { ...good, ...strict, minVersion: version, maxVersion: version },
      (_request, response) => response.end('ok'),
    );
    assert.equal(
      (await outcome(trusting(port), `https://localhost:${port}/`)).result,
      'tls.client_certificate',
    );
  });

test('a server with which no cipher is shared is no matter of client certificates', async (t) => {
  const port = await https(
    t,
    { ...good, maxVersion: 'TLSv1.2', ciphers: 'AES256-SHA' },
    (_request, response) => response.end('ok'),
  );
  assert.equal((await outcome(trusting(port), `https://localhost:${port}/`)).result, 'tls.no_common_cipher');
});
