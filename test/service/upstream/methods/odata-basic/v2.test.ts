import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { forever, openBench, system, type Bench } from './systems.ts';

let bench: Bench;
before(async () => {
  bench = await openBench();
});
after(() => bench.stop());

const access = (more: Parameters<Bench['access']>[1] = {}) =>
  bench.access(bench.urls.maintenanceV2, { system: system('odata-v2-service'), ...more });

test('a planner connects over OData V2, which shows itself before the sign-in', async () => {
  const { outcome } = await bench.check(access());
  assert.equal(outcome.status, 'passed');
  const seen = outcome.status === 'passed' ? outcome.evidence : [];
  assert.deepEqual(seen.find(({ code }) => code === 'service.answered')?.values, {
    product: 'OData service',
  });
  assert.deepEqual(seen.find(({ code }) => code === 'data.records')?.values, {
    table: 'WorkOrders',
    count: 48,
  });
  assert.match(String(seen.find(({ code }) => code === 'data.newest')?.values['date']), /^2026-/);
});

test('a wrong password and a user without rights are told apart over V2 too', async () => {
  const wrong = await bench.check(access({ password: 'wrong' }));
  assert.equal(wrong.outcome.status === 'failed' && wrong.outcome.failure.code, 'auth.refused');
  const clerk = await bench.check(access({ username: 'clerk', password: 'clerk-2026' }));
  assert.equal(clerk.outcome.status === 'failed' && clerk.outcome.failure.code, 'access.forbidden');
});

test('V2 tables are described, and records come with ISO dates and without links', async () => {
  const tables = await bench.method.describe(access(), forever);
  const table = tables.find(({ name }) => name === 'WorkOrders') ?? assert.fail();
  assert.deepEqual(
    table.columns.filter(({ key }) => key).map(({ name }) => name),
    ['number'],
  );
  const filter = [
    { column: 'description', op: 'contains', value: 'oil' },
    { column: 'hours', op: 'gt', value: '1' },
    { column: 'modifiedAt', op: 'gt', value: '2026-01-01' },
  ] as const;
  const sort = [{ column: 'number', direction: -1 }] as const;
  const page = await bench.method.read(
    access(),
    table,
    { page: 1, perPage: 3, filter, match: 'all', sort },
    forever,
  );
  assert.ok(page.rows.length > 0 && page.total !== null && page.total >= page.rows.length);
  assert.match(String(page.rows[0]?.['modifiedAt']), /^2026-\d\d-\d\dT.*Z$/);
  assert.equal('__metadata' in (page.rows[0] ?? {}), false);
  assert.equal('equipment' in (page.rows[0] ?? {}), false);
});
