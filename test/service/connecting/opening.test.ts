import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OpenAnswer } from '../../../src/contract/index.ts';
import { codeOf, good, ownPage, rig, type Tab } from './rig.ts';

const again = async (made: Awaited<ReturnType<typeof rig>>, tab: Tab): Promise<Tab> => {
  const uri = await made.push({ session: tab.opened.session.id });
  const { status, body } = await made.openWith(uri);
  assert.equal(status, 201, JSON.stringify(body));
  return made.tabOf(body as unknown as OpenAnswer);
};

test('opening answers with a token, the frame and the list', async () => {
  const { open } = await rig();
  const { opened } = await open();
  assert.deepEqual(OpenAnswer.parse(opened), opened);
  assert.match(opened.session.token, /^[\w-]{43}$/);
  assert.equal(opened.session.expires_in, 7200);
  assert.equal(opened.frame, 'https://connect.example/connect/frame?client=cli_1');
  assert.deepEqual(opened.customer, { name: 'Customer One' });
  assert.equal(opened.step.kind, 'select');
});

test('a request_uri opens once; the same attempt asked again gets the same answer', async () => {
  const { push, openWith } = await rig();
  const uri = await push();
  const first = await openWith(uri, { key: 'key-of-attempt-1' });
  const retry = await openWith(uri, { key: 'key-of-attempt-1' });
  assert.deepEqual(retry.body, first.body);
  assert.equal(retry.status, 201);
  const other = await openWith(uri, { key: 'key-of-attempt-2' });
  assert.deepEqual([other.status, codeOf(other)], [409, 'request_uri_used']);
});

test('the same attempt arriving twice at once opens one session', async () => {
  const { push, openWith } = await rig();
  const uri = await push();
  const key = 'key-of-attempt-1';
  const [one, two] = await Promise.all([openWith(uri, { key }), openWith(uri, { key })]);
  assert.deepEqual(one.body, two.body);
  assert.equal(one.status, 201);
});

test('an opening without a key is used up all the same', async () => {
  const { push, send } = await rig();
  const uri = await push();
  const headers = { origin: 'https://app.example' };
  assert.equal((await send('POST', '/connect/sessions', { request_uri: uri }, headers)).status, 201);
  const second = await send('POST', '/connect/sessions', { request_uri: uri }, headers);
  assert.equal(codeOf(second), 'request_uri_used');
});

test('another page, even a registered one, cannot open the session nor use it up', async () => {
  const { push, openWith } = await rig();
  const uri = await push();
  const refused = await openWith(uri, { origin: 'https://other.example' });
  assert.deepEqual([refused.status, codeOf(refused)], [403, 'forbidden_origin']);
  assert.equal((await openWith(uri)).status, 201);
});

test('unknown and late request_uris are told apart from used ones', async () => {
  const { push, openWith, time } = await rig();
  assert.equal(codeOf(await openWith('urn:ietf:params:oauth:request_uri:none')), 'request_uri_unknown');
  const uri = await push();
  time.now += 30 * 60_000;
  assert.equal(codeOf(await openWith(uri)), 'request_uri_unknown');
});

test('a partner that names one system starts there and shows no list', async () => {
  const { open } = await rig();
  const form = (await open({ systems: 'plain' })).opened.step;
  assert.deepEqual([form.kind, form.back], ['form', false]);
  const prepare = (await open({ systems: 'guided' })).opened.step;
  assert.deepEqual([prepare.kind, prepare.back], ['prepare', false]);
});

test('several systems are preferred and alone on the list', async () => {
  const { open } = await rig();
  const { step } = (await open({ systems: 'plain guided' })).opened;
  assert(step.kind === 'select');
  assert.deepEqual([step.preferred, step.only], [['plain', 'guided'], true]);
  assert.equal(step.index, 'https://connect.example/catalogue/index-abc.json');
});

test('a page that names a system starts there, with the list behind it', async () => {
  const { open } = await rig();
  const { step } = (await open({}, { system: 'plain' })).opened;
  assert.deepEqual([step.kind, step.back], ['form', true]);
});

test('a page that names a system nobody offers is told so, and may try another', async () => {
  const { push, openWith } = await rig();
  const uri = await push({ systems: 'plain guided' });
  const unknown = await openWith(uri, { system: 'nothing' });
  assert.deepEqual([unknown.status, codeOf(unknown)], [404, 'system_unknown']);
  assert.equal((await openWith(uri, { system: 'guided' })).status, 201);
});

test('continuing supersedes the older tab, which is told so; the step stays', async () => {
  const made = await rig();
  const older = await made.atForm();
  const newer = await again(made, older);
  const refused = await older.call('GET', '/connect/session/step');
  assert.deepEqual([refused.status, codeOf(refused)], [409, 'session_superseded']);
  assert.equal((await newer.step()).id, older.opened.step.id);
  assert.equal(newer.opened.session.id, older.opened.session.id);
});

test('continuing ends the older frame too', async () => {
  const made = await rig();
  const older = await made.atForm();
  const frame = await older.frame();
  await again(made, older);
  assert.equal(codeOf(await frame.submit(good)), 'ticket_unknown');
});

test('continuing does not lengthen a session beyond two hours', async () => {
  const made = await rig();
  let tab = await made.open();
  for (let round = 0; round < 5; round += 1) {
    made.time.now += 20 * 60_000;
    tab = await again(made, tab);
  }
  assert.equal(tab.opened.session.expires_in, 20 * 60);
});

const guards: Record<string, [Record<string, string>, number, string]> = {
  'no token': [{ authorization: '' }, 401, 'unauthorized'],
  'an unknown token': [{ authorization: `Bearer ${'x'.repeat(43)}` }, 401, 'session_unknown'],
  'another registered page': [{ origin: 'https://other.example' }, 403, 'forbidden_origin'],
  'the service itself': [{ origin: 'https://connect.example' }, 403, 'forbidden_origin'],
};

for (const [name, [headers, status, code]] of Object.entries(guards)) {
  test(`a session call with ${name} is refused`, async () => {
    const { open } = await rig();
    const tab = await open();
    const refused = await tab.call('GET', '/connect/session/step', undefined, headers);
    assert.deepEqual([refused.status, codeOf(refused)], [status, code]);
  });
}

test('a session ends after half an hour untouched, and use keeps it alive', async () => {
  const { open, time } = await rig();
  const tab = await open();
  time.now += 29 * 60_000;
  assert.equal((await tab.step()).kind, 'select');
  time.now += 29 * 60_000;
  assert.equal((await tab.step()).kind, 'select');
  time.now += 30 * 60_000;
  const late = await tab.call('GET', '/connect/session/step');
  assert.deepEqual([late.status, codeOf(late)], [401, 'session_expired']);
});

test('a session ends after two hours whatever happens', async () => {
  const { open, time } = await rig();
  const tab = await open();
  for (let minutes = 0; minutes < 120; minutes += 20) {
    assert.equal((await tab.call('GET', '/connect/session/step')).status, 200);
    time.now += 20 * 60_000;
  }
  assert.equal(codeOf(await tab.call('GET', '/connect/session/step')), 'session_expired');
});

test('an ended session keeps nothing that was typed', async () => {
  const { atForm, time, ports, script } = await rig();
  script.probe = async () => ({ status: 'reached', stages: [] });
  const tab = await atForm();
  await (await tab.frame()).probe({ address: 'acme.example' });
  time.now += 31 * 60_000;
  await tab.call('GET', '/connect/session/step');
  const row = await ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(
    [row.status, row.draft, row.pending_secret, row.frame_hash],
    ['expired', null, null, null],
  );
  assert.equal(
    codeOf(await tab.call('POST', '/connect/frame/open', { ticket: 'x' }, ownPage)),
    'ticket_unknown',
  );
});
