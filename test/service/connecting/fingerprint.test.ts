import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failures, type FailureRule } from '../../../src/contract/index.ts';
import { isRefusal } from '../../../src/service/upstream/refusals.ts';

test('a password, a key, a token, a certificate and a client secret that the system refused are remembered alike', () => {
  const refused = [
    'auth.refused',
    'auth.key_refused',
    'auth.token_refused',
    'auth.certificate_refused',
    'auth.client_refused',
  ];
  assert.deepEqual(Object.keys(failures).filter(isRefusal), refused);
  const rules: Readonly<Record<string, FailureRule>> = failures;
  for (const code of refused) assert.equal(rules[code]?.landing, 'form', code);
});
