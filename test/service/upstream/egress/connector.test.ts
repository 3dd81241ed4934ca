import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { egressWith, http, outcome, tcp } from './servers.ts';

const open = (port: number) => egressWith(`http://127.0.0.1:${port}`);
const at = (port: number) => `http://127.0.0.1:${port}/`;

test('the stages are reported as they run, with evidence and milliseconds', async (t) => {
  const port = await http(t, (_request, response) => response.end('ok'));
  const egress = egressWith(`http://127.0.0.1:${port}`, { lookup: async () => ['127.0.0.1'] });
  const { stages } = await outcome(egress, `http://erp.example:${port}/`);
  assert.deepEqual(
    stages.map((stage) => [stage.stage, stage.status, stage.evidence.map((evidence) => evidence.code)]),
    [
      ['dns', 'running', []],
      ['dns', 'passed', ['dns.resolved']],
      ['network', 'running', []],
      ['network', 'passed', ['network.connected']],
      ['tls', 'skipped', ['tls.not_used']],
    ],
  );
  assert.equal(typeof stages[1]?.ms, 'number');
});

test('a request carries its method, headers and body, and gives lower-case headers back', async (t) => {
  const port = await http(t, (request, response) => {
    request.on('data', (chunk: Buffer) => {
      response.setHeader('X-Seen', `${request.method} ${request.headers['x-test']} ${chunk.toString()}`);
      response.end('thé');
    });
  });
  const answer = await open(port).request({
    url: at(port),
    method: 'POST',
    headers: { 'x-test': 'a' },
    body: 'typed',
    client: { id: 'c', mode: 'test' },
  });
  assert.equal(answer.headers['x-seen'], 'POST a typed');
  assert.equal(answer.body, 'thé');
});

test('a gzip answer is unpacked', async (t) => {
  const port = await http(t, (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked')),
  );
  const answer = await open(port).request({ url: at(port), client: { id: 'c', mode: 'test' } });
  assert.equal(answer.body, 'unpacked');
});

test('names that do not resolve say so', async () => {
  const failing = (code: string) =>
    egressWith('', { lookup: () => Promise.reject(Object.assign(new Error(code), { code })) });
  assert.equal((await outcome(failing('ENOTFOUND'), 'https://nowhere.example/')).result, 'dns.not_found');
  assert.equal((await outcome(failing('EAI_AGAIN'), 'https://nowhere.example/')).result, 'dns.failed');
  const { result, failure, stages } = await outcome(failing('ENOTFOUND'), 'https://nowhere.example:8443/');
  assert.equal(result, 'dns.not_found');
  assert.deepEqual(failure?.values, { host: 'nowhere.example', port: 8443 });
  assert.equal(stages.at(-1)?.failure?.code, 'dns.not_found');
});

test('a resolver that never answers ends as dns.timeout', async () => {
  const egress = egressWith('', { lookup: () => new Promise(() => undefined) });
  assert.equal((await outcome(egress, 'https://slow.example/', { timeoutMs: 50 })).result, 'dns.timeout');
});

test('a port nobody listens on is refused', async (t) => {
  const port = await tcp(t, () => undefined);
  const egress = egressWith(`http://127.0.0.2:${port}`);
  assert.equal((await outcome(egress, `http://127.0.0.2:${port}/`)).result, 'network.refused');
});

test('the second address is tried when the first refuses', async (t) => {
  const port = await http(t, (_request, response) => response.end('ok'));
  const egress = egressWith(`http://127.0.0.0/24:${port}`, {
    lookup: async () => ['127.0.0.9', '127.0.0.1'],
  });
  assert.equal((await outcome(egress, `http://erp.example:${port}/`)).result, '200');
});

test('a server that takes the connection and says nothing ends as service.timeout, and the socket is closed', async (t) => {
  const closed: Promise<unknown>[] = [];
  const port = await tcp(t, (socket) => closed.push(once(socket.resume(), 'close')));
  assert.equal((await outcome(open(port), at(port), { timeoutMs: 100 })).result, 'service.timeout');
  await Promise.all(closed);
  assert.equal(closed.length, 1);
});

test('a body that drips ends as service.timeout', async (t) => {
  const port = await http(t, (_request, response) => {
    response.write('x');
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  });
  assert.equal((await outcome(open(port), at(port), { timeoutMs: 150 })).result, 'service.timeout');
});

test('an endless body ends as service.too_large', async (t) => {
  const port = await http(t, (_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  });
  assert.equal((await outcome(open(port), at(port), { maxBytes: 200_000 })).result, 'service.too_large');
});

test('a gzip bomb ends as service.too_large', async (t) => {
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  const port = await http(t, (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  );
  assert.ok(bomb.length < 100_000);
  assert.equal((await outcome(open(port), at(port))).result, 'service.too_large');
});

test('headers that never end are cut off', async (t) => {
  const port = await tcp(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = setInterval(() => socket.write(`x-${'y'.repeat(8_000)}: z\r\n`), 2);
    socket.on('close', () => clearInterval(more));
    socket.on('error', () => clearInterval(more));
  });
  assert.equal((await outcome(open(port), at(port))).result, 'service.too_large');
});

test('garbage, a broken encoding, an unknown encoding and a cut answer are service.unreadable', async (t) => {
  const garbage = await tcp(t, (socket) => socket.end('\u0000\u0001 not http at all\r\n\r\n'));
  const broken = await http(t, (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('no'),
  );
  const unknown = await http(t, (_request, response) =>
    response.writeHead(200, { 'content-encoding': 'odd' }).end('no'),
  );
  const silent = await tcp(t, (socket) => socket.once('data', () => socket.end()));
  const cut = await tcp(t, (socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort')),
  );
  for (const port of [garbage, broken, unknown, silent, cut]) {
    assert.equal((await outcome(open(port), at(port))).result, 'service.unreadable');
  }
});

test('a request is sent once, also when the connection breaks', async (t) => {
  let connections = 0;
  const port = await tcp(t, (socket) => {
    connections += 1;
    socket.once('data', () => socket.destroy());
  });
  await outcome(open(port), at(port));
  assert.equal(connections, 1);
});

test('whoever no longer waits can call the request off', async (t) => {
  const gone = new AbortController();
  const port = await tcp(t, (socket) => socket.once('data', () => gone.abort()));
  assert.equal((await outcome(open(port), at(port), { signal: gone.signal })).result, 'service.interrupted');
});

test('an address that is another once connected gets nothing', async (t) => {
  let asked = 0;
  const port = await http(t, (_request, response) => {
    asked += 1;
    response.end('ok');
  });
  // What a network that is moved between the judgement and the connection looks like from here.
  const sockets = Socket.prototype as unknown as { _getpeername: () => { address: string } };
  t.mock.method(sockets, '_getpeername', () => ({ address: '10.9.9.9' }));
  assert.equal((await outcome(open(port), at(port))).result, 'network.address_not_allowed');
  assert.equal(asked, 0);
});
