// A node dies at every step of a flow: before it gets the request, with it in hand, with the answer begun, after it. The others finish it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startFleet, type Node } from './fleet.ts';
import { assertConnectedOnce, Person } from './person.ts';
import { moments } from './round-robin.ts';

const fleet = await startFleet();
after(() => fleet.stop());
const { proxy, works } = fleet;

const steps = [
  '/oauth/par',
  '/connect/sessions',
  '/connect/session/answer',
  '/connect/session/ticket',
  '/connect/frame/open',
  '/connect/frame/submit',
  '/events',
  '/connect/session/step',
  '/connect/session/code',
  '/link/token',
];

for (const path of steps)
  for (const moment of moments)
    test(`a node that dies at ${path} (${moment}) leaves a flow that ends connected once, typed once`, async () => {
      const customer = `${path} ${moment}`;
      const person = new Person(fleet, customer);
      let victim: Node | undefined;
      const dead = proxy.kill(path, moment).then((node) => (victim = node));
      const token = await person.walk();
      await dead;
      assert.ok(victim, 'the step was on the way');
      await victim.start();
      assert.equal(person.typed, 1);
      await assertConnectedOnce(fleet, customer, token);
    });

test('a check whose node is killed is ended as interrupted by another one, and tried again without typing', async (t) => {
  const person = new Person(fleet, 'interrupted');
  const asked = works.hold();
  const step = await person.submit();
  await asked;
  const submitted = proxy.met.findLast(({ path }) => path === '/connect/frame/submit');
  const runner = submitted?.node ?? assert.fail();
  await runner.end('SIGKILL');
  const killedAt = Date.now();
  while (!(await person.listen(step.check.id)));
  t.diagnostic(`interrupted after ${Date.now() - killedAt} ms`);
  const failed = await person.step();
  assert(failed.kind === 'check');
  const codes = failed.check.stages.flatMap(({ failure }) => failure?.code ?? []);
  assert.deepEqual([failed.check.status, codes], ['failed', ['service.interrupted']]);
  works.release();
  await person.follow(failed);
  assert.equal(person.typed, 1);
  const token = await person.token();
  await runner.start();
  await assertConnectedOnce(fleet, 'interrupted', token);
});
