import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedFor, typedLines } from '../../demo/typed.ts';
import type { Entry } from '../../demo/typed.ts';

const typed = typedFor({
  maintenance: 'https://localhost:4420/odata/v4/maintenance',
  selfSigned: 'https://localhost:4421/odata/v4/maintenance',
  otherProduct: 'https://localhost:4422',
  database: 'localhost:4423',
  machine: 'opc.tcp://localhost:4425',
});

test('each failure changes just what makes it fail', () => {
  const { success, wrongPassword, selfSigned, notPermitted, wrongProduct } = typed;
  assert.deepEqual(
    { ...wrongPassword, password: '', outcome: '' },
    { ...success, password: '', outcome: '' },
  );
  assert.notEqual(wrongPassword.password, success.password);
  assert.equal(selfSigned.address, 'https://localhost:4421/odata/v4/maintenance');
  assert.equal(wrongProduct.address, 'https://localhost:4422');
  assert.notEqual(notPermitted.username, success.username);
});

test('each failure of the database changes just what makes it fail', () => {
  const { success, wrongPassword, missingDatabase, notPermitted } = typed.sql;
  const same = { password: '', outcome: '' };
  assert.deepEqual({ ...wrongPassword, ...same }, { ...success, ...same });
  assert.notEqual(wrongPassword.password, success.password);
  assert.deepEqual(
    { ...missingDatabase, database: '', outcome: '' },
    { ...success, database: '', outcome: '' },
  );
  assert.notEqual(notPermitted.username, success.username);
});

test('the lines name everything to type and fit a terminal', () => {
  const lines = typedLines(typed);
  const text = lines.join('\n');
  const { sql, machine, ...odata } = typed;
  for (const entry of [odata, sql, machine].flatMap((each) => Object.values<Entry>(each))) {
    const parts = [entry.address, entry.database ?? '', entry.username, entry.password];
    for (const part of parts) assert.ok(text.includes(part), part);
  }
  assert.ok(lines.every((line) => line.length <= 100));
});
