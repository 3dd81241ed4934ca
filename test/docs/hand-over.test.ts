import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CallbackAnswer, hostCodes, SessionGrant, SessionQuestion } from '../../src/contract/index.ts';
import { PartnerError } from '../../src/partner/index.ts';
import { blocksOf, textOf } from './pages.ts';

const page = 'docs/embed.md';

/** The first two cells of each row of the table that begins with these headings. */
const rows = (...headings: string[]): [string, string][] => {
  const table = new RegExp(`^\\| ${headings.join(' +\\| ')}[^]*?\n\n`, 'm').exec(textOf(page))?.[0] ?? '';
  return [...table.slice(table.indexOf('\n')).matchAll(/^\| `(\w+)` +\| (.*?) +\|/gm)].map(
    ({ 1: name = '', 2: next = '' }) => [name, next],
  );
};

test('The table of errors has every code of a host, with the status that the SDK gives it.', () => {
  const said = rows('`code`', 'status of the SDK');
  const answered = hostCodes.map((code): [string, string] => [
    code,
    String(new PartnerError(code, '').status),
  ]);
  assert.deepEqual(said.sort(), answered.sort());
});

test('The table of the question has every field of it.', () => {
  assert.deepEqual(
    rows('in the question').map(([name]) => name),
    Object.keys(SessionQuestion.def.shape),
  );
});

test('The answers that are shown are answers that the element takes.', () => {
  const [grant, connection] = blocksOf(page, ['json']).map(({ text }) => JSON.parse(text) as unknown);
  assert.ok(SessionGrant.safeParse(grant).success);
  assert.ok(CallbackAnswer.safeParse(connection).success);
});
