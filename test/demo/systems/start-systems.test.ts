import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startSystems } from '../../../demo/systems/start-systems.ts';

const ports = { maintenance: 0, selfSigned: 0, otherProduct: 0, erp: 0 };

test('the systems start twice on the same data with the same authority, and stop', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'makini-start-'));
  t.after(() => rm(dataDir, { recursive: true }));
  const first = await startSystems({ dataDir, ports });
  const authority = await readFile(first.caFile, 'utf8');
  await first.stop();
  const second = await startSystems({ dataDir, ports });
  assert.equal(await readFile(second.caFile, 'utf8'), authority);
  assert.equal((await stat(join(dataDir, 'identities.json'))).mode & 0o077, 0);
  await second.stop();
});

test('a port that is taken ends the start with an error and leaves nothing listening', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'makini-start-'));
  t.after(() => rm(dataDir, { recursive: true }));
  const first = await startSystems({ dataDir, ports });
  t.after(() => first.stop());
  const taken = Number(new URL(first.urls.maintenance).port);
  await assert.rejects(startSystems({ dataDir, ports: { ...ports, otherProduct: taken } }), {
    code: 'EADDRINUSE',
  });
});
