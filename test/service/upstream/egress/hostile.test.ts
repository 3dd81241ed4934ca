import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { hostile, odd, type Hostile } from './hostile/systems.ts';
import { egressWith, outcome, tcp } from './servers.ts';

const standing = async (t: TestContext, { answer, atOnce }: Pick<Hostile, 'answer' | 'atOnce'>) => {
  let asked = 0;
  const port = await tcp(t, (socket) => {
    asked += 1;
    if (atOnce) answer(socket);
    else socket.once('data', () => answer(socket));
  });
  return { port, asked: () => asked };
};

/** Time is short for those who waste it; for all others it is no matter. */
const budget = ({ slow }: Pick<Hostile, 'slow'>) => ({ timeoutMs: slow ? 250 : 10_000, maxBytes: 262_144 });

for (const system of hostile)
  test(`a system that sends ${system.name} ends in ${system.ends}, and is asked once`, async (t) => {
    const { port, asked } = await standing(t, system);
    const egress = egressWith(`http://127.0.0.1:${port}`);
    const { result, failure } = await outcome(egress, `http://127.0.0.1:${port}/`, budget(system));
    assert.equal(result, system.ends);
    assert.equal(failure?.values['port'], port);
    assert.equal(asked(), 1);
  });

for (const { status, ...system } of odd)
  test(`a system that sends ${system.name} is read as ${status}, and is asked once`, async (t) => {
    const { port, asked } = await standing(t, system);
    const egress = egressWith(`http://127.0.0.1:${port}`);
    assert.equal((await outcome(egress, `http://127.0.0.1:${port}/`, budget(system))).result, status);
    assert.equal(asked(), 1);
  });
