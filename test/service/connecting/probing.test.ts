import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Probe } from '../../../src/contract/index.ts';
import { Probes } from '../../../src/service/connecting/probing.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';
import { codeOf, gate, good, rig, type Called } from './rig.ts';

const address = { address: 'acme.example' };
const probeOf = (called: Called): Probe => called.body['probe'] as Probe;
const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));

test('a probe sees the address and no secret', async () => {
  const { atForm, script } = await rig();
  script.probe = async ({ values }) => {
    assert.deepEqual(values, { address: 'https://acme.example', kind: 'plain' });
    return { status: 'reached', stages: [], product: 'OData service' };
  };
  const frame = await (await atForm()).frame();
  assert.deepEqual(probeOf(await frame.probe(address)), {
    status: 'reached',
    stages: [],
    product: 'OData service',
  });
});

test('a probe with a secret is refused by the field, and goes nowhere', async () => {
  const { atForm, script } = await rig();
  script.probe = async () => assert.fail('the probe went out');
  const refused = await (await (await atForm()).frame()).probe(good);
  assert.deepEqual([refused.status, codeOf(refused)], [400, 'malformed_request']);
  assert.deepEqual(refused.body['errors'], [
    { pointer: '/values/password', detail: 'is secret and not taken here' },
  ]);
  assert.equal(JSON.stringify(refused.body).includes('right horse'), false);
});

test('an address that is none fails at the first stage', async () => {
  const { atForm } = await rig();
  const { status, stages } = probeOf(await (await (await atForm()).frame()).probe({ address: 'a b' }));
  assert.deepEqual(
    [status, stages[0]?.stage, stages[0]?.failure?.code],
    ['failed', 'input', 'input.address_malformed'],
  );
});

test('what was typed outlives a reload, without secrets', async () => {
  const { atForm } = await rig();
  const tab = await atForm();
  await (await tab.frame()).probe({ ...address, username: 'planner' });
  assert.deepEqual((await tab.frame()).opened.values, { ...address, username: 'planner' });
});

test('another product is suggested only where the session offers it', async () => {
  const { open, atForm, script } = await rig();
  const suggestion = { id: 'guided', name: 'Guided' };
  const failure = failureOf('service.other_product');
  const stages = [{ stage: 'service' as const, status: 'failed' as const, evidence: [], failure }];
  script.probe = async () => ({ status: 'other_product', stages, suggestion });
  const anywhere = await (await atForm()).frame();
  assert.deepEqual(probeOf(await anywhere.probe(address)).suggestion, suggestion);
  const fixed = await (await open({ systems: 'plain' })).frame();
  const alone = probeOf(await fixed.probe(address));
  assert.equal(alone.suggestion, undefined);
  assert.equal(alone.stages[0]?.failure?.primary, 'edit');
});

test('a newer probe takes the place of the one before, one at a time', async () => {
  const { atForm, script } = await rig();
  const started = gate();
  let running = 0;
  script.probe = async ({ values }, signal) => {
    running += 1;
    assert.equal(running, 1);
    try {
      if (values['address'] === 'https://second.example') return { status: 'reached', stages: [] };
      started.open();
      return await never(signal);
    } finally {
      running -= 1;
    }
  };
  const frame = await (await atForm()).frame();
  const first = frame.probe({ address: 'first.example' });
  await started.opened;
  const second = await frame.probe({ address: 'second.example' });
  assert.equal(probeOf(second).status, 'reached');
  assert.equal(codeOf(await first), 'rate_limited');
});

test('a probe that throws or takes too long is a failure of its stage', async () => {
  const { atForm, script, ports } = await rig();
  script.probe = async () => {
    throw new UpstreamError('dns.not_found', { host: 'acme.example' });
  };
  const tab = await atForm();
  const { stages } = probeOf(await (await tab.frame()).probe(address));
  assert.deepEqual([stages[0]?.stage, stages[0]?.failure?.code], ['dns', 'dns.not_found']);

  script.probe = (_access, signal) => never(signal);
  const session = await ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  const request = { step: tab.opened.step.id, values: address };
  const late = await new Probes(ports, 5).probe(session, request, new AbortController().signal);
  assert.equal(late.stages[0]?.failure?.code, 'service.timeout');
});

test('a probe ends when the person leaves', async () => {
  const { atForm, script, ports } = await rig();
  const left = new AbortController();
  script.probe = (_access, signal) => {
    left.abort();
    return never(signal);
  };
  const tab = await atForm();
  const session = await ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  const request = { step: tab.opened.step.id, values: address };
  await assert.rejects(new Probes(ports).probe(session, request, left.signal), { code: 'rate_limited' });
});

test('a probe of a step already left is refused', async () => {
  const { atForm } = await rig();
  const refused = await (await (await atForm()).frame()).probe(address, 'stp_other');
  assert.equal(codeOf(refused), 'step_changed');
});
