import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Egress, EgressRequest } from '../../../../../src/service/ports.ts';
import { askFor, judgeSignIn } from '../../../../../src/service/upstream/methods/odata-basic/ask.ts';
import { targetOf } from '../../../../../src/service/upstream/methods/odata-basic/target.ts';
import { accessTo, checked, forever, methodFor, system } from './systems.ts';

const asking = (address: string) => {
  const asked: EgressRequest[] = [];
  const egress: Egress = {
    request: async (request) => {
      asked.push(request);
      return { status: 200, headers: {}, body: '', ms: 0 };
    },
    connect: () => Promise.reject(new Error('HTTP only')),
  };
  const access = accessTo(address);
  return { asked, ask: askFor(egress, access, targetOf(access), forever) };
};

const authorization = ({ headers }: EgressRequest): string | undefined => headers?.['authorization'];

test('the sign-in goes to the typed origin, and only when it is asked for', async () => {
  const { asked, ask } = asking('https://erp.example:8443/sap');
  await ask('https://erp.example:8443/other/path', { signedIn: true });
  await ask('https://erp.example:8443/sap', { signedIn: false });
  const expected = `Basic ${Buffer.from('planner:planner-2026').toString('base64')}`;
  assert.deepEqual(asked.map(authorization), [expected, undefined]);
});

test('no other origin gets the sign-in, however much it looks like the typed one', async () => {
  const { asked, ask } = asking('https://erp.example:8443/sap');
  for (const url of [
    'https://erp.example/sap',
    'http://erp.example:8443/sap',
    'https://erp.example.evil.example:8443/sap',
    'https://login.erp.example:8443/sap',
    'https://evil.example/?https://erp.example:8443/sap',
  ]) {
    await ask(url, { signedIn: true });
  }
  assert.deepEqual(
    asked.map(authorization),
    asked.map(() => undefined),
  );
});

const judged = (values: Record<string, string>, id = 'sap-cap') => {
  const all = { address: 'https://erp.example', username: 'u', password: 'p', ...values };
  judgeSignIn(targetOf({ system: system(id), values: all }), all);
};
const onField = (field: string, code: string) => (error: unknown) => {
  const { failure } = error as { failure: { code: string; field?: string } };
  assert.deepEqual([failure.code, failure.field], [code, field]);
  return true;
};

test('a user name that Basic cannot carry is judged on the field that holds it', () => {
  for (const username of ['a:b', ':'])
    assert.throws(() => judged({ username }), onField('username', 'input.user_has_colon'));
  for (const username of ['a\nb', 'a\u0000', 'a\u007f', 'a\u0085'])
    assert.throws(() => judged({ username }), onField('username', 'input.secret_unsendable'));
  assert.throws(
    () => judged({ company: 'A:B' }, 'sap-successfactors'),
    onField('company', 'input.user_has_colon'),
  );
});

test('a password that Basic cannot carry is judged; a colon and any script are fine', () => {
  for (const password of ['a\r\nb', '\u001b', '\u007f'])
    assert.throws(
      () => judged({ password }),
      onField('password', 'input.secret_unsendable'),
      JSON.stringify(password),
    );
  judged({ username: 'Jörg 🔧@werk', password: 'a:b: ключ 🔑' });
});

test('what Basic cannot carry fails the check on its field, and nothing is sent', async () => {
  const { outcome, stages } = await checked(
    methodFor([1]),
    accessTo('http://127.0.0.1:1', { username: 'plant:planner' }),
  );
  assert.equal(outcome.status === 'failed' && outcome.failure.code, 'input.user_has_colon');
  assert.equal(outcome.status === 'failed' && outcome.failure.field, 'username');
  assert.deepEqual(
    stages.map(({ stage, status, failure }) => [stage, status, failure?.field]),
    [['input', 'failed', 'username']],
  );
});

test('reading with what Basic cannot carry is refused alike, and the probe does not mind', async () => {
  const access = accessTo('http://127.0.0.1:1', { password: 'a\u0000' });
  await assert.rejects(methodFor([1]).describe(access, forever), { message: 'input.secret_unsendable' });
  const named = accessTo('http://127.0.0.1:1', { username: 'plant:planner' });
  const probe = await methodFor([1]).probe(named, forever);
  assert.deepEqual(probe.stages[0], { stage: 'input', status: 'passed', evidence: [] });
});
