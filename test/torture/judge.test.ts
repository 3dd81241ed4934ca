import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, type Found } from './judge.ts';

const calm: Found = {
  connections: [
    { id: 'con_a', customer: 'a' },
    { id: 'con_b', customer: 'b' },
  ],
  tokens: [
    { connection: 'con_a', session: 'ses_a' },
    { connection: 'con_b', session: 'ses_b' },
  ],
  held: { con_a: { token: 'ta', customer: 'a' }, con_b: { token: 'tb', customer: 'b' } },
  delivered: [
    { connection: 'con_a', customer: 'a', token: 'ha' },
    { connection: 'con_a', customer: 'a', token: 'ha' },
    { connection: 'con_b', customer: 'b', token: 'hb' },
  ],
  rows: new Map([
    ['con_a', 'a'],
    ['con_b', 'b'],
  ]),
  deadEnds: [],
};

const found = (changes: Partial<Found>): string => {
  const { lost, second, wrong, deadEnds } = judge({ ...calm, ...changes });
  return [lost, second, wrong, deadEnds].map((list) => list.join(',')).join('|');
};

test('a partner that holds one working token for each connection has lost nothing, also when it was handed over twice', () => {
  assert.equal(found({}), '|||');
});

test('a connection without a token, a token that opens nothing, and a token of a connection that is gone are lost', () => {
  assert.equal(found({ held: {}, rows: new Map() }), 'con_a,con_b|||');
  assert.equal(
    found({
      rows: new Map([
        ['con_a', undefined],
        ['con_b', 'b'],
      ]),
    }),
    'con_a|||',
  );
  assert.equal(found({ connections: [{ id: 'con_a', customer: 'a' }] }), 'con_b|||');
});

test('two live tokens of a session, and two different ones handed over for a connection, are a second token', () => {
  assert.equal(found({ tokens: [...calm.tokens, { connection: 'con_a', session: 'ses_a' }] }), '|ses_a||');
  const delivered = [...calm.delivered, { connection: 'con_b', customer: 'b', token: 'hc' }];
  assert.equal(found({ delivered }), '|con_b||');
});

test("a token that was kept for, handed over for, or reads the rows of another customer is the wrong customer's", () => {
  assert.equal(
    found({
      rows: new Map([
        ['con_a', 'b'],
        ['con_b', 'b'],
      ]),
    }),
    '||con_a|',
  );
  const held = { ...calm.held, con_b: { token: 'tb', customer: 'a' } };
  assert.equal(found({ held }), '||con_b|');
  const delivered = [{ connection: 'con_a', customer: 'b', token: 'ha' }];
  assert.equal(found({ delivered }), '||con_a|');
});

test('a person who can neither finish nor begin anew is a dead end', () => {
  assert.equal(found({ deadEnds: ['a'] }), '|||a');
});
