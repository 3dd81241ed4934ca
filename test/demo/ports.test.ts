import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { choosePorts, isPortFree } from '../../demo/ports.ts';

test('free ports are used as wanted, without a word', async () => {
  const choice = await choosePorts({ product: 4400, service: 4410 }, async () => true);
  assert.deepEqual(choice, { ports: { product: 4400, service: 4410 }, notes: [] });
});

test('a taken port moves on to the next free one and says so', async () => {
  const taken = new Set([4400, 4401]);
  const { ports, notes } = await choosePorts({ product: 4400 }, async (port) => !taken.has(port));
  assert.deepEqual(ports, { product: 4402 });
  assert.deepEqual(notes, ['Port 4400 is taken: product uses 4402.']);
});

test('two parts never get the same port, and one of the demo’s own is not called taken', async () => {
  const { ports, notes } = await choosePorts({ a: 4400, b: 4400 }, async () => true);
  assert.deepEqual(ports, { a: 4400, b: 4401 });
  assert.deepEqual(notes, ['B uses 4401.']);
});

test('a part that moves on does not take what another part wants', async () => {
  const { ports, notes } = await choosePorts({ a: 4420, b: 4421, c: 4422 }, async (port) => port !== 4420);
  assert.deepEqual(ports, { a: 4423, b: 4421, c: 4422 });
  assert.deepEqual(notes, ['Port 4420 is taken: a uses 4423.']);
});

test('when nothing is free it says what to do', async () => {
  await assert.rejects(
    choosePorts({ a: 4400 }, async () => false),
    /No free port from 4400 on: .*--port/,
  );
});

test('a port somebody listens on is not free, and free again afterwards', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  assert.equal(await isPortFree(port), false);
  await new Promise((resolve) => server.close(resolve));
  assert.equal(await isPortFree(port), true);
});
