import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failures, ReauthorizationRequired } from '../../../src/contract/index.ts';
import {
  reconnectProblem,
  reconnectUrl,
  setReconnectUrl,
} from '../../../src/service/clients/reconnect-url.ts';
import { senseOf } from '../../../src/service/monitoring/code-senses.ts';
import { mailWords } from '../../../src/service/monitoring/mail-words.ts';
import { reauthorizationMail, tellReauthorization } from '../../../src/service/monitoring/reauthorization.ts';
import { makeStand } from '../stand.ts';

const facts = {
  lang: 'en',
  app: 'Acme Analytics',
  system: 'Plant ERP',
  reason: 'auth.refused',
  owner: 'you',
  url: 'https://app.example/connect?connection=con_1',
} as const;

test('the mail says what happened, who can mend it and how, in plain text', () => {
  const { subject, text } = reauthorizationMail(facts);
  assert.equal(subject, 'Plant ERP: a new sign-in is needed for Acme Analytics');
  assert.equal(
    text,
    `Acme Analytics can no longer sign in to Plant ERP.

What happened: Plant ERP does not take the user name and password any more. Often a password was changed.
Who can mend it: whoever knows the sign-in to Plant ERP.

How to connect again:
1. Open https://app.example/connect?connection=con_1
2. Sign in to Plant ERP with what works now. Everything else is filled in.
3. Wait until it says that Plant ERP is connected.

Until then Acme Analytics reads nothing from Plant ERP. The settings of the connection stay as they are.`,
  );
  const other = reauthorizationMail({ ...facts, reason: 'auth.account_locked', owner: 'admin', url: null });
  assert.match(other.text, /is locked or switched off\.\nWho can mend it: whoever administers Plant ERP/);
  assert.match(
    other.text,
    /\n1\. Have the account in Plant ERP unlocked[^\n]+\n2\. Open Acme Analytics and go to/,
  );
});

test('whatever a connection is refused with, the mail says that and nothing else: passwords are not blamed for keys', () => {
  const refusals = Object.keys(failures).filter((code) => senseOf(code) === 'refused');
  const blamed = refusals.filter((reason) =>
    reauthorizationMail({ ...facts, reason }).text.includes('does not take the user name and password'),
  );
  assert.deepEqual(blamed, ['auth.refused']);
  const { text } = reauthorizationMail({ ...facts, reason: 'auth.second_factor', owner: 'admin' });
  assert.match(
    text,
    /\n1\. Have an account made in Plant ERP that needs no second factor[^\n]+\n2\. Open https/,
  );
});

test('every language has every sentence, with the names that the English one has', () => {
  const flat = (words: object): [string, string][] =>
    Object.entries(words).flatMap(([name, value]: [string, unknown]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : flat(value as object),
    );
  const namesIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();
  const english = flat(mailWords.en);
  for (const words of Object.values(mailWords)) {
    const own = new Map(flat(words));
    for (const [name, text] of english) assert.deepEqual(namesIn(own.get(name) ?? ''), namesIn(text), name);
    assert.equal(own.size, english.length);
  }
});

test('a name with line breaks adds no line to the mail, and one with a place in braces fills nothing', () => {
  const { subject, text } = reauthorizationMail({ ...facts, system: 'ERP\r\nBcc: x@y.example {url}' });
  assert.ok(!/[\r\n]/.test(subject));
  assert.ok(subject.includes('ERP Bcc: x@y.example {url}'));
  assert.equal(text.split('\n').length, reauthorizationMail(facts).text.split('\n').length);
});

test('the link is the client’s own address, with what belongs to the connection escaped', () => {
  const places = { connection_id: 'con_1', customer_id: 'a&b=c/..', system: 'erp' };
  assert.equal(
    reconnectUrl('https://app.example/{system}?c={customer_id}&id={connection_id}', places),
    'https://app.example/erp?c=a%26b%3Dc%2F..&id=con_1',
  );
  for (const wrong of [
    'app.example',
    'http://app.example/',
    'https://{customer_id}.example/',
    'https://app.example{customer_id}/',
    'https://a:b@app.example/',
    'https://app.example/{token}',
    'https://app.example/ x',
  ])
    assert.notEqual(reconnectProblem(wrong), undefined, wrong);
  assert.equal(reconnectProblem('http://localhost:3000/connect/{connection_id}'), undefined);
});

test('the event has the reason, the link and the mail in the language of whoever connected', async (t) => {
  const { ports, client, connected, close, time } = await makeStand();
  t.after(close);
  await setReconnectUrl(ports.store, ports.clock, client.id, 'https://app.example/connect/{connection_id}');
  const { connection, session } = await connected();
  await ports.store
    .updateTable('session')
    .set({ ui_locales: 'de-AT en' })
    .where('id', '=', session)
    .execute();
  const row = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const now = {
    status: 'reauthorization_required',
    reason: 'auth.refresh_refused',
    owner: 'you',
    since: time.now,
  } as const;
  await tellReauthorization(ports.store, row, now, time.now);
  const { type, payload } = await ports.store
    .selectFrom('outbox')
    .selectAll()
    .where('type', '=', 'connection.reauthorization_required')
    .executeTakeFirstOrThrow();
  const timestamp = new Date(time.now).toISOString();
  const { data } = ReauthorizationRequired.parse({ type, timestamp, data: JSON.parse(payload) as unknown });
  const url = `https://app.example/connect/${connection}`;
  assert.deepEqual(data.reconnect, { connection_id: connection, customer_id: 'cust-1', url });
  assert.deepEqual([data.reason, data.owner, data.mail.lang], ['auth.refresh_refused', 'you', 'de']);
  assert.match(data.mail.text, /Die Erlaubnis, die Partner test bei System sys-1 hatte, ist zu Ende/);
  assert.ok(data.mail.text.includes(`1. Öffnen Sie ${url}`));
});
