import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failures, stageNames } from '../../../src/contract/index.ts';
import { failureOfEnd } from '../../../src/service/connecting/check-failure.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';

const values = { address: 'https://acme.example:8443/sap', password: 'canary' };

test('every stage has a failure for running out of time and for breaking, from the table', () => {
  for (const stage of [undefined, ...stageNames]) {
    for (const late of [true, false]) {
      const failure = failureOfEnd(new Error('canary'), late, stage, values);
      assert(failure.code in failures, failure.code);
      assert.equal(JSON.stringify(failure).includes('canary'), false);
      assert.deepEqual(failure.values, { host: 'acme.example', port: 8443 });
    }
  }
});

test('time running out is said of the stage that was running', () => {
  assert.equal(failureOfEnd(new Error(), true, 'dns', values).code, 'dns.timeout');
  assert.equal(failureOfEnd(new Error(), true, 'data', values).code, 'data.timeout');
});

test('a failure that was thrown is kept as it is', () => {
  const thrown = new UpstreamError('tls.expired', { host: 'acme.example' });
  assert.equal(failureOfEnd(thrown, false, 'tls', values), thrown.failure);
});
