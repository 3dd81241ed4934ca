// The bytes of the specification’s own examples (MS-TDS sections 4.1, 4.2, 4.4 and 4.7), read by what is tested and by what tests it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answerLength,
  preloginOf,
  request,
} from '../../../../../../src/service/upstream/methods/sql/sql-server/prelogin.ts';
import { attention } from '../../../../../../src/service/upstream/methods/sql/sql-server/packets.ts';
import { forever } from '../database.ts';
import { accessAt, plainMethodFor, system } from './plant.ts';
import { loginOf, Messages } from './requests.ts';
import { tdsServer } from './server.ts';
import { rows } from './tokens.ts';

const bytes = (text: string): Buffer => Buffer.from(text.replace(/\s/g, ''), 'hex');

const prelogin = bytes(`
  12 01 00 2F 00 00 01 00 00 00 1A 00 06 01 00 20 00 01 02 00 21 00 01 03 00 22 00 04 04 00 26 00 01 FF
  09 00 00 00 00 00 01 00 B8 0D 00 00 01`);

const login = bytes(`
  10 01 00 90 00 00 01 00 88 00 00 00 02 00 09 72 00 10 00 00 00 00 00 07 00 01 00 00 00 00 00 00
  E0 03 00 00 00 00 00 00 09 04 00 00 5E 00 08 00 6E 00 02 00 72 00 00 00 72 00 07 00 80 00 00 00
  80 00 00 00 80 00 04 00 88 00 00 00 88 00 00 00 00 50 8B E2 B7 8F 88 00 00 00 88 00 00 00 88 00
  00 00 00 00 00 00 73 00 6B 00 6F 00 73 00 74 00 6F 00 76 00 31 00 73 00 61 00 4F 00 53 00 51 00
  4C 00 2D 00 33 00 32 00 4F 00 44 00 42 00 43 00`);

const loginResponse = bytes(`
  04 01 01 61 00 00 01 00 E3 1B 00 01 06 6D 00 61 00 73 00 74 00 65 00 72 00 06 6D 00 61 00 73 00
  74 00 65 00 72 00 AB 58 00 45 16 00 00 02 00 25 00 43 00 68 00 61 00 6E 00 67 00 65 00 64 00 20
  00 64 00 61 00 74 00 61 00 62 00 61 00 73 00 65 00 20 00 63 00 6F 00 6E 00 74 00 65 00 78 00 74
  00 20 00 74 00 6F 00 20 00 27 00 6D 00 61 00 73 00 74 00 65 00 72 00 27 00 2E 00 00 00 00 00 00
  00 E3 08 00 07 05 09 04 D0 00 34 00 E3 17 00 02 0A 75 00 73 00 5F 00 65 00 6E 00 67 00 6C 00 69
  00 73 00 68 00 00 E3 13 00 04 04 34 00 30 00 39 00 36 00 04 34 00 30 00 39 00 36 00 AB 5C 00 47
  16 00 00 01 00 27 00 43 00 68 00 61 00 6E 00 67 00 65 00 64 00 20 00 6C 00 61 00 6E 00 67 00 75
  00 61 00 67 00 65 00 20 00 73 00 65 00 74 00 74 00 69 00 6E 00 67 00 20 00 74 00 6F 00 20 00 75
  00 73 00 5F 00 65 00 6E 00 67 00 6C 00 69 00 73 00 68 00 2E 00 00 00 00 00 00 00 AD 36 00 01 72
  09 00 02 16 4D 00 69 00 63 00 72 00 6F 00 73 00 6F 00 66 00 74 00 20 00 53 00 51 00 4C 00 20 00
  53 00 65 00 72 00 76 00 65 00 72 00 00 00 00 00 00 00 00 00 FD 00 00 00 00 00 00 00 00 00 00 00
  00`);

const batchResponse = bytes(`
  04 01 00 33 00 00 01 00 81 01 00 00 00 00 00 20 00 A7 03 00 09 04 D0 00 34 03 62 00 61 00 72 00
  D1 03 00 66 6F 6F FD 10 00 C1 00 01 00 00 00 00 00 00 00`);

test('the specification’s PRELOGIN is read: its version, and that it speaks of encryption', () => {
  assert.deepEqual(preloginOf(prelogin), { major: 9, minor: 0, build: 0, offersTls: true });
  assert.equal(answerLength(prelogin), undefined, 'it is what clients say');
  const asAnswer = Buffer.from(prelogin);
  asAnswer[0] = 0x04;
  assert.equal(answerLength(asAnswer), prelogin.length);
});

test('what is said first is what the specification wants: version and encryption, in this order, and nothing of ours', () => {
  assert.equal(
    request.toString('hex'),
    '1201001a0000010000000b000601001100' + '01ff' + '000000000000' + '01',
  );
  assert.equal(attention.toString('hex'), '0601000800000100');
});

test('the tests’ own server reads the specification’s LOGIN7', () => {
  const [message] = new Messages().take(login);
  assert.deepEqual([message?.type, message?.body.length], [0x10, 0x88]);
  const { host, user, password, app, library, database, tdsVersion } = loginOf(message?.body ?? login);
  assert.deepEqual(
    [host, user, password, app, library, database],
    ['skostov1', 'sa', '', 'OSQL-32', 'ODBC', ''],
  );
  assert.equal(tdsVersion, 0x72090002);
});

test('the specification’s login response signs in, and its batch response is a row', async (t) => {
  assert.deepEqual([loginResponse.length, batchResponse.length], [0x161, 0x33]);
  const { port, logins } = await tdsServer(t, {
    onLogin: () => loginResponse.subarray(8),
    onStatement: ({ text }) => {
      if (/original_login/.test(text))
        return rows({ account: 'text', place: 'text' }, ['connect_reader', 'plant']);
      return /from "dbo"\."parts" as/.test(text) ? batchResponse.subarray(8) : undefined;
    },
  });
  const table = {
    name: 'parts',
    custom: false,
    columns: [{ name: 'bar', type: 'varchar(3)', nullable: true, key: false, custom: false }],
  };
  const query = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] } as const;
  const page = await plainMethodFor(port).read(accessAt(port), table, query, forever);
  assert.deepEqual(page.rows, [{ bar: 'foo' }]);
  assert.deepEqual([logins.length, system.methods[0]?.method], [1, 'sql']);
});
