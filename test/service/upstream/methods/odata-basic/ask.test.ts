import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Egress, EgressRequest } from '../../../../../src/service/ports.ts';
import { askFor } from '../../../../../src/service/upstream/methods/odata-basic/ask.ts';
import { targetOf } from '../../../../../src/service/upstream/methods/odata-basic/target.ts';
import { accessTo, forever } from './systems.ts';

const asking = (address: string) => {
  const asked: EgressRequest[] = [];
  const egress: Egress = {
    request: async (request) => {
      asked.push(request);
      return { status: 200, headers: {}, body: '', ms: 0 };
    },
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
