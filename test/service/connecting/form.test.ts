import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeForm, judgeProbe, requireFields } from '../../../src/service/connecting/form.ts';
import { ProblemError } from '../../../src/service/http/problem-error.ts';
import { good, plainSystem } from './rig.ts';

const fields = plainSystem.methods[0]?.fields ?? [];
const problemOf = (values: Record<string, string>) => {
  const judged = judgeForm(fields, values);
  assert(!judged.ok);
  return [judged.problem.field, judged.problem.code];
};

test('edge white space goes, from secrets too, and addresses are made whole', () => {
  const judged = judgeForm(fields, {
    address: ' <https://ACME.example/odata/$metadata?x=1> ',
    username: ' planner ',
    password: ' right horse\n',
  });
  assert.deepEqual(judged, {
    ok: true,
    values: {
      address: 'https://acme.example/odata',
      username: 'planner',
      password: 'right horse',
      kind: 'plain',
    },
  });
});

test('a key in PEM keeps its last line break', () => {
  const pem = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
  const judged = judgeForm(fields, { ...good, password: pem });
  assert(judged.ok);
  assert.equal(judged.values['password'], pem);
});

test('fields that are not asked for are dropped, and asked ones are judged', () => {
  const dropped = judgeForm(fields, { ...good, client: 'anything' });
  assert(dropped.ok);
  assert.equal('client' in dropped.values, false);
  assert.deepEqual(problemOf({ ...good, kind: 'client' }), ['client', 'input.required']);
  assert.deepEqual(problemOf({ ...good, kind: 'client', client: '12' }), ['client', 'input.malformed']);
});

const wrong: Record<string, [Record<string, string>, string, string]> = {
  'nothing typed': [{}, 'address', 'input.required'],
  'an address that is none': [{ ...good, address: 'not an address' }, 'address', 'input.address_malformed'],
  'an address with a password': [
    { ...good, address: 'https://u:p@acme.example' },
    'address',
    'input.address_has_credentials',
  ],
  'a missing secret': [{ ...good, password: '  ' }, 'password', 'input.required'],
  'a name that is too long': [{ ...good, username: 'x'.repeat(2049) }, 'username', 'input.too_long'],
  'none of the options': [{ ...good, kind: 'other' }, 'kind', 'input.not_an_option'],
};

for (const [name, [values, field, code]] of Object.entries(wrong)) {
  test(`${name} is said of its field`, () => {
    assert.deepEqual(problemOf(values), [field, code]);
  });
}

test('the probe needs the address and judges only what was typed', () => {
  assert.equal(judgeProbe(fields, { address: 'acme.example' }).ok, true);
  assert.equal(judgeProbe(fields, {}).ok, false);
  assert.equal(judgeProbe(fields, { address: 'acme.example', kind: 'client', client: '1' }).ok, false);
});

const refusal = (run: () => void): ProblemError => {
  try {
    run();
  } catch (error) {
    assert(error instanceof ProblemError);
    return error;
  }
  return assert.fail('nothing was refused');
};

test('unknown fields are refused by name and never by value', () => {
  const { facts } = refusal(() => requireFields(fields, { token: 'canary' }, 'allowed'));
  assert.deepEqual(facts.errors, [{ pointer: '/values/token', detail: 'is not a field of this form' }]);
  assert.equal(JSON.stringify(facts).includes('canary'), false);
});

test('secret fields are refused where they have no business', () => {
  assert.equal(
    refusal(() => requireFields(fields, good, 'refused')).facts.errors?.[0]?.pointer,
    '/values/password',
  );
  requireFields(fields, good, 'allowed');
});
