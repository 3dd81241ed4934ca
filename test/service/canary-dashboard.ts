// The operator sets a password, makes a client and looks at everything that the dashboard shows, among canaries.
import assert from 'node:assert/strict';
import {
  dashboardRoutes,
  OperatorConnections,
  OperatorDeliveries,
  type DashboardRouteName,
} from '../../src/contract/index.ts';
import type { Canaries } from './canaries.ts';
import type { Host } from './canary-host.ts';
import { page, redirectUri } from './works.ts';

/** Looks at all of it; every answer is a trace. */
export const lookAtDashboard = async (host: Host, canaries: Canaries): Promise<void> => {
  const [, url = '', token = ''] =
    [...host.log().matchAll(/(http:\S+)\/dashboard#setup=(\S+)/g)].at(-1) ?? [];
  for (const [, , each = ''] of host.log().matchAll(/(http:\S+)\/dashboard#setup=(\S+)/g))
    canaries.know(each, 'set-up link', ['log']);
  let cookie = '';
  const ask = async (name: DashboardRouteName, params: Record<string, string> = {}, body?: unknown) => {
    const { method, path } = dashboardRoutes[name];
    const filled = path.replace(/\{(\w+)\}/g, (_all, each: string) => params[each] ?? '');
    const response = await fetch(`${url}${filled}`, {
      method,
      headers: { origin: url, cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const headers = JSON.stringify([...response.headers]);
    host.traces.push({ where: name, text }, { where: `headers of ${name}`, text: headers });
    assert.ok(response.ok || name === 'dashboardSignIn', `${name}: ${response.status} ${text.slice(0, 300)}`);
    return { text, set: response.headers.get('set-cookie') ?? '' };
  };
  const password = canaries.plant('operator password');
  const { set } = await ask('dashboardSetup', {}, { token, password });
  cookie = set.split(';')[0] ?? '';
  canaries.know(cookie.split('=')[1] ?? '', 'operator cookie', ['headers of dashboardSetup']);
  await ask('dashboardSignIn', {}, { password: canaries.plant('wrong operator password') });
  const wish = { name: 'Canary', mode: 'test', redirect_uris: [redirectUri], origins: [page] };
  const made = JSON.parse((await ask('operatorMakeClient', {}, wish)).text) as { secret: string };
  canaries.know(made.secret, 'secret of a client', ['operatorMakeClient']);
  const lists = Object.keys(dashboardRoutes).filter(
    (name) =>
      dashboardRoutes[name as DashboardRouteName].method === 'GET' &&
      !dashboardRoutes[name as DashboardRouteName].path.includes('{'),
  ) as DashboardRouteName[];
  for (const name of lists) await ask(name);
  const { data: connections } = OperatorConnections.parse(
    JSON.parse((await ask('operatorConnections')).text),
  );
  for (const { id } of connections) await ask('operatorConnection', { id });
  const { data: deliveries } = OperatorDeliveries.parse(JSON.parse((await ask('operatorDeliveries')).text));
  for (const { endpoint: id, event } of deliveries) await ask('operatorDelivery', { id, event });
  assert.ok(connections.length > 0 && deliveries.length > 0);
};
