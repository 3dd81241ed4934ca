import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Step, type Check, type Guide } from '../../../src/contract/index.ts';
import type { Flow, Place } from '../../../src/service/connecting/flow.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { drawStep } from '../../../src/service/connecting/step.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { catalogue } from './script.ts';

const picked = { system: 'plain', guided: false };
const failure = failureOf('service.other_product');
const check: Check = {
  id: 'chk_1',
  status: 'failed',
  stages: [{ stage: 'service', status: 'failed', evidence: [], failure }],
};
const view = {
  catalogue,
  issuer: 'https://connect.example',
  client: 'cli_1',
  systems: [],
  mode: 'live' as const,
  check,
};
const draw = (place: Place, fixed = false): Step =>
  drawStep({ step: 'stp_1', fixed, place } satisfies Flow, view);

const places: Place[] = [
  { at: 'select' },
  { at: 'pick', system: 'several', ways: ['odata_basic', 'bearer'], chosen: 'bearer' },
  { at: 'prepare', ...picked },
  { at: 'form', ...picked, passed: [], problem: failureOf('auth.refused') },
  {
    at: 'authorize',
    ...picked,
    host: 'login.example',
    passed: [],
    problem: failureOf('auth.consent_denied'),
    started: 1,
  },
  { at: 'check', ...picked, check: 'chk_1' },
  { at: 'choose', ...picked, what: 'site', options: [{ id: '1', name: 'One' }] },
  {
    at: 'done',
    system: 'plain',
    connection: { id: 'con_1', system: 'plain', system_name: 'Plain', name: 'Plain', mode: 'test' },
    evidence: [],
    warnings: [],
  },
  { at: 'abort', reason: 'expired' },
];

test('the form of each way comes with the guide of that way', () => {
  const place: Place = {
    at: 'form',
    system: 'several',
    guided: true,
    passed: [],
    way: 'bearer',
    ways: ['odata_basic', 'bearer'],
  };
  const step = draw(place);
  assert.ok(step.kind === 'form');
  assert.deepEqual(
    step.ways?.map(({ id, guide }) => [id, guide.prerequisites.length]),
    [
      ['stp_1:odata_basic', 0],
      ['stp_1:bearer', 1],
    ],
  );
  assert.deepEqual(step.ways?.[1]?.guide, step.guide);
});

for (const place of places) {
  test(`a flow at ${place.at} is drawn as the contract names that step, and nothing more`, () => {
    const step = JSON.parse(JSON.stringify(draw(place))) as Step;
    assert.deepEqual(Step.parse(step), step);
    assert.equal(step.kind, place.at === 'pick' ? 'choose' : place.at);
  });
}

test('where there is one system only, no failure offers another', () => {
  const step = draw({ at: 'check', ...picked, check: 'chk_1' }, true);
  assert(step.kind === 'check');
  const shown = step.check.stages[0]?.failure;
  assert.deepEqual(
    [shown?.code, shown?.primary, shown?.others],
    ['service.other_product', 'edit', ['copy_for_it']],
  );
});

test('where there are others, a failure may offer them', () => {
  const step = draw({ at: 'check', ...picked, check: 'chk_1' });
  assert(step.kind === 'check');
  assert.deepEqual(step.check.stages[0]?.failure?.others, ['switch_system', 'copy_for_it']);
});

test('a system that left the catalogue is said by its id', () => {
  assert.throws(() => draw({ at: 'prepare', system: 'gone', guided: true }), /gone/);
});

const guideAt = (addresses?: readonly string[], system = 'plain'): Guide => {
  const place: Place = { at: 'prepare', system, guided: true };
  const step = drawStep({ step: 'stp_1', fixed: false, place }, { ...view, addresses });
  return step.kind === 'prepare' ? step.guide : assert.fail(step.kind);
};

test('a guide hands on where requests come from, where the operator named it and the address is typed', () => {
  const [last] = guideAt(['203.0.113.7', '2001:db8::/48']).copy.slice(-1);
  assert.deepEqual(last, {
    label: 'Addresses that requests come from',
    value: '203.0.113.7, 2001:db8::/48',
  });
  assert.equal(guideAt([]).copy.length + 1, guideAt(['203.0.113.7']).copy.length);
  assert.equal(guideAt().copy.length, guideAt([]).copy.length);
});

test('a guide of a system that lies at its vendor asks nobody to open a firewall', () => {
  const vendors = createDiskCatalogue();
  const place: Place = { at: 'prepare', system: 'stripe', guided: true };
  const asked = { ...view, catalogue: vendors, addresses: ['203.0.113.7'] };
  const step = drawStep({ step: 'stp_1', fixed: false, place }, asked);
  assert.ok(step.kind === 'prepare' && !JSON.stringify(step.guide).includes('203.0.113.7'));
});
