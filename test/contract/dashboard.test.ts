import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  dashboardApi,
  DashboardProblem,
  dashboardReasons,
  dashboardRoutes,
  OperatorConnectionsQuery,
  routes,
  type DashboardRoute,
} from '../../src/contract/index.ts';

const rows: readonly DashboardRoute[] = Object.values(dashboardRoutes);

test('Every route of the dashboard lies under its own path, and none twice.', () => {
  const names = rows.map(({ method, path }) => `${method} ${path}`);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual(
    rows.filter(({ path }) => !path.startsWith(`${dashboardApi}/`)),
    [],
  );
});

test('No route of the dashboard is in the public table, and only three are for anyone.', () => {
  const open = rows.filter(({ access }) => access === 'anyone').map(({ path }) => path);
  assert.deepEqual(open, ['/dashboard/api/state', '/dashboard/api/setup', '/dashboard/api/sign-in']);
  const shared = Object.values(routes).filter(({ path }) => path.startsWith('/dashboard'));
  assert.deepEqual(shared, []);
});

test('A list that is asked for what there is not is refused, and a problem without a reason is one.', () => {
  assert.ok(OperatorConnectionsQuery.safeParse({ status: 'active,paused', limit: '100' }).success);
  assert.ok(!OperatorConnectionsQuery.safeParse({ status: 'well' }).success);
  assert.ok(!OperatorConnectionsQuery.safeParse({ limit: '101' }).success);
  const problem = { type: 'x', title: 'y', status: 401, code: 'unauthorized' };
  for (const reason of [undefined, ...dashboardReasons])
    assert.ok(DashboardProblem.safeParse({ ...problem, reason }).success);
});
