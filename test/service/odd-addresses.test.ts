// Ids, cursors and queries that nobody's client sends, at every route of both tables: each is refused by name, on every store alike.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dashboardRoutes, routes, type DashboardRoute, type Route } from '../../src/contract/index.ts';
import { openDesk, address as deskAddress } from './dashboard/desk.ts';
import { hostileText } from './noise.ts';
import { basic } from './stand.ts';

const number = fc.oneof(
  fc.constantFrom(0, -1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, -(2 ** 53) + 1, 1e300, 0.5),
  fc.maxSafeInteger(),
);
const word = fc.oneof(hostileText, fc.constantFrom('con_1', 'zzz', '\u0000', '\ud800'));
const position = fc.oneof(
  fc.tuple(number, word),
  fc.tuple(number, number, word),
  fc.tuple(number, number, word, word),
  fc.array(fc.oneof(number, word, fc.jsonValue() as fc.Arbitrary<unknown>), { maxLength: 5 }),
);
const cursor = fc.oneof(
  position.map((values) => Buffer.from(JSON.stringify(values)).toString('base64url')),
  hostileText,
);
const id = fc.oneof(
  hostileText,
  fc.constantFrom('\u0000', 'con_\u0000', '9'.repeat(40), '2147483648', '-1', '\ud800', 'a/b', '%2e%2e', ' '),
);
const far = fc.constantFrom('9999999', '99999999999999999999', '2147483648', '-1', '0', '1e3', '٣');
const query = fc.dictionary(
  fc.constantFrom(
    ...['page', 'per_page', 'filter[status]', 'filter[search]', 'filter[customer_id]', 'filter[claimed]'],
    ...['filter[ID:eq]', 'sort[ID]', 'status', 'client', 'connection', 'endpoint', 'system', 'customer'],
    ...['search', 'state', 'limit', 'days', 'mode', 'since', 'until', 'type', 'by'],
  ),
  fc.oneof(hostileText, id, far, fc.constantFrom('false', '1', 'active')),
  { maxKeys: 3 },
);
const asked = fc.record({
  ids: fc.tuple(id, id),
  query: fc.oneof(
    query,
    fc.record({ cursor }),
    fc.tuple(query, cursor).map(([all, at]) => ({ ...all, cursor: at })),
  ),
  body: fc.constantFrom('{}', '{"since":"2026-01-01T00:00:00Z"}', '{"token":"\\u0000"}', '[]'),
});

const filled = (path: string, ids: readonly string[]): string => {
  let at = 0;
  return path.replace(/\{\w+\}/g, () => encodeURIComponent((ids[at++] ?? 'x').toWellFormed()));
};

const search = (fields: Readonly<Record<string, string>>): string => new URLSearchParams(fields).toString();

/** What is refused, and how, has a shape; what nobody foresaw is a 500. */
const requireForeseen = async (answer: Response, said: string): Promise<void> => {
  const text = await answer.text();
  assert.ok(answer.status < 500, `${said} → ${answer.status} ${text}`);
  if (answer.status < 400) return;
  assert.match(answer.headers.get('content-type') ?? '', /json/, said);
  const problem = JSON.parse(text) as { code?: string; error?: string; reference?: string };
  assert.ok(problem.code !== undefined || problem.error !== undefined, `${said} → ${text}`);
};

const runs = { numRuns: 25 };

test('no id, cursor or query of the operator’s routes meets anything but an answer that was foreseen', async () => {
  const { desk, signedIn, authorized } = await openDesk();
  await authorized();
  const cookie = await signedIn();
  const all = Object.values<DashboardRoute>(dashboardRoutes).filter(({ access }) => access === 'operator');
  for (const route of all.filter(({ path }) => !path.endsWith('sign-out') && !path.endsWith('everywhere')))
    await fc.assert(
      fc.asyncProperty(asked, async ({ ids, query: fields, body }) => {
        const path = `${filled(route.path, ids)}?${search(fields)}`;
        const headers = {
          ...{ cookie, origin: deskAddress, 'sec-fetch-site': 'same-origin' },
          'content-type': 'application/json',
        };
        const { method } = route;
        const answer = await desk.request(`${deskAddress}${path}`, {
          ...{ method, headers },
          ...(method !== 'GET' && { body }),
        });
        await requireForeseen(answer, `${method} ${JSON.stringify(path)} ${body}`);
      }),
      runs,
    );
});

test('no id, page or query of the partner’s routes meets anything but an answer that was foreseen', async () => {
  const { app, appToken, connected, client } = await openDesk();
  const tokens = { app: `Bearer ${await appToken()}`, token: `Bearer ${(await connected()).token}` };
  const all = Object.values<Route>(routes).filter(({ auth }) => auth !== 'session' && auth !== 'frame');
  const ends = ({ method, path }: Route) => method === 'DELETE' && path === '/api/integrations/current';
  for (const route of all.filter((each) => !ends(each)))
    await fc.assert(
      fc.asyncProperty(asked, async ({ ids, query: fields, body }) => {
        const path = `${filled(route.path, ids)}?${search(fields)}`;
        const { method, auth } = route;
        const authorization = auth === 'app' || auth === 'token' ? tokens[auth] : basic(client);
        const answer = await app.request(path, {
          method,
          headers: { authorization, 'content-type': 'application/json' },
          ...(method !== 'GET' && { body }),
        });
        if (answer.status < 400) return void (await answer.body?.cancel());
        // Pages for people are no problem documents; they too were foreseen.
        if (/html/.test(answer.headers.get('content-type') ?? ''))
          return assert.ok(answer.status < 500, path);
        await requireForeseen(answer, `${method} ${JSON.stringify(path)} ${body}`);
      }),
      runs,
    );
});
