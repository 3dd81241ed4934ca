import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { keepPorts, lostPorts, readKept, wantKept } from '../../demo/kept-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
const file = join(folder, 'ports.json');
const names = ['system', 'other'] as const;
after(() => rmSync(folder, { recursive: true }));

test('a first start has kept nothing and wants nothing', async () => {
  const kept = readKept(file, names);
  assert.deepEqual(kept, { system: [], other: [] });
  assert.deepEqual(await wantKept(kept), {});
  assert.deepEqual(lostPorts(kept.system, 4420), []);
});

test('the ports of a start are wanted by the next one, and one that moved is kept beside', async () => {
  keepPorts(file, readKept(file, names), { system: 4420, other: 4422 });
  keepPorts(file, readKept(file, names), { system: 4423, other: 4422 });
  const kept = readKept(file, names);
  assert.deepEqual(kept, { system: [4420, 4423], other: [4422] });
  assert.deepEqual(await wantKept(kept, async () => true), { system: 4420, other: 4422 });
  assert.deepEqual(await wantKept(kept, async (port) => port !== 4420), { system: 4423, other: 4422 });
  assert.deepEqual(await wantKept(kept, async () => false), { system: 4420, other: 4422 });
});

test('what was connected at a port nobody listens on now is said', () => {
  assert.deepEqual(lostPorts([4420], 4420), []);
  assert.deepEqual(lostPorts([4420], 4423), ['Connections made at port 4420 cannot be read this time.']);
});

test('a file that cannot be read counts as none', () => {
  for (const text of ['{"system":[44', '7', '{"system":"4420"}', '{"system":[-1,"x",1.5]}']) {
    writeFileSync(file, text);
    assert.deepEqual(readKept(file, names), { system: [], other: [] }, text);
  }
});
