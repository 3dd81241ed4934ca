import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PartnerError } from '../../src/partner/index.ts';
import { rig } from './fake-service.ts';

const list = (data: unknown[]) => ({
  data,
  links: { first: null, last: null, prev: null, next: null },
  meta: { current_page: 1, from: 1, last_page: 1, path: '/x', per_page: 5, to: 1, total: data.length },
});
const integration = {
  id: 'con_1',
  company_name: 'Birch Mill',
  email: null,
  provider: 'sap-cap',
  updated_at: '2026-11-21T10:00:00Z',
  sync_status: 'done',
  sync_updated_at: '2026-11-21T10:00:00Z',
  customer_id: 'cust-1',
  name: 'Plant data',
  mode: 'test',
  status: 'active',
  reason: null,
  owner: null,
  since: '2026-11-21T10:00:00Z',
  last_checked_at: '2026-11-21T10:00:00Z',
};

test('current() unwraps the connection and sends the token as a bearer', async () => {
  const { fake, partner } = rig();
  fake.instead.set('/api/integrations/current', () => Response.json({ data: integration }));
  assert.equal((await partner.client('mk_test_a').current()).status, 'active');
  assert.equal(fake.last('/api/integrations/current').headers.get('authorization'), 'Bearer mk_test_a');
});

test('data() asks for page, filters and order as the API spells them', async () => {
  const { fake, partner } = rig();
  fake.instead.set('/api/raw/tables/Work%20Orders%2F%C3%A9/data', () => Response.json(list([{ ID: 1 }])));
  const page = await partner.client('mk_test_a').data('Work Orders/é', {
    page: 2,
    perPage: 5,
    filter: [{ column: 'status', op: 'eq', value: 'open' }],
    match: 'any',
    sort: [{ column: 'dueAt', direction: -1 }],
  });
  assert.deepEqual(page.data, [{ ID: 1 }]);
  const { search } = new URL(fake.seen.at(-1)?.path ?? '', 'https://x.example');
  assert.deepEqual(
    [...new URLSearchParams(search)],
    [
      ['page', '2'],
      ['per_page', '5'],
      ['filter[status:eq]', 'open'],
      ['filterMatch', 'any'],
      ['sort[dueAt]', '-1'],
    ],
  );
});

const settings = {
  include_new: false,
  changed_at: null,
  described_at: '2026-11-21T10:00:00Z',
  options: [{ table: 'Equipment', column: 'YY1_Line', type: 'text', included: false, present: true }],
};

test('settings() says what could be included, and changeSettings() takes its options as they are', async () => {
  const { fake, partner } = rig();
  const path = '/api/integrations/current/settings';
  fake.instead.set(path, () => Response.json({ data: settings }));
  const client = partner.client('mk_test_a');
  const { options } = await client.settings();
  await client.changeSettings({ include: options, include_new: true });
  const { method, body } = fake.last(path);
  assert.equal(method, 'PUT');
  assert.deepEqual(JSON.parse(body), {
    include: [{ table: 'Equipment', column: 'YY1_Line' }],
    include_new: true,
  });
});

test('passthrough() posts the request, and gives what the system answered', async () => {
  const { fake, partner } = rig();
  const data = { is: 'http', status: 404, headers: {}, body: '', base64encoded: false };
  fake.instead.set('/api/passthrough', () => Response.json({ data }));
  const request = { path: 'orders/1', method: 'DELETE' } as const;
  assert.deepEqual(await partner.client('mk_test_a').passthrough(request), data);
  const { method, body } = fake.last('/api/passthrough');
  assert.deepEqual([method, JSON.parse(body)], ['POST', request]);
});

test('tables() lists what the system offers; disconnect() deletes', async () => {
  const { fake, partner } = rig();
  fake.instead.set('/api/raw/tables', () => Response.json(list([{ name: 'A', custom: false, columns: [] }])));
  fake.instead.set('/api/integrations/current', () => new Response(null, { status: 204 }));
  const client = partner.client('mk_test_a');
  assert.equal((await client.tables()).data[0]?.name, 'A');
  await client.disconnect();
  assert.equal(fake.last('/api/integrations/current').method, 'DELETE');
});

test('a problem of the service is a PartnerError with its code and status', async () => {
  const { fake, partner } = rig();
  fake.instead.set('/api/raw/tables', () =>
    Response.json(
      {
        type: 'x',
        title: 'Sign in again',
        status: 403,
        code: 'reauthorization_required',
        detail: 'Expired.',
        reason: 'auth.refused',
        owner: 'you',
        since: '2026-11-22T10:00:00.000Z',
        reconnect: { connection_id: 'con_1', customer_id: 'cust-1' },
      },
      { status: 403 },
    ),
  );
  await assert.rejects(partner.client('mk_test_a').tables(), (error: unknown) => {
    assert.ok(error instanceof PartnerError);
    assert.deepEqual([error.code, error.status], ['reauthorization_required', 403]);
    assert.equal(error.message, 'Sign in again: Expired.');
    assert.deepEqual(error.connection, {
      reason: 'auth.refused',
      owner: 'you',
      since: '2026-11-22T10:00:00.000Z',
      reconnect: { connection_id: 'con_1', customer_id: 'cust-1' },
    });
    return true;
  });
});

test('an answer in another shape, a strange refusal and silence have codes of their own', async () => {
  const { fake, partner } = rig();
  const client = partner.client('mk_test_a');
  const codeOf = async (answer: () => Response): Promise<unknown> => {
    fake.instead.set('/api/raw/tables', answer);
    return client.tables().catch((error: unknown) => (error as PartnerError).code);
  };
  assert.equal(await codeOf(() => Response.json({ data: 'no' })), 'answer_malformed');
  assert.equal(await codeOf(() => new Response('no', { status: 404 })), 'service_refused');
  assert.equal(await codeOf(() => Response.redirect('https://elsewhere.example/', 302)), 'service_refused');
  assert.equal(
    await codeOf(() => {
      throw new TypeError('fetch failed');
    }),
    'service_unreachable',
  );
});

test('a token that cannot be one is refused at once, without being shown', () => {
  const { partner } = rig();
  for (const token of ['', 'a b', 'a\r\nx: y']) {
    assert.throws(() => partner.client(token), {
      code: 'options_malformed',
      message: /^client\(\) needs a token/,
    });
  }
});
