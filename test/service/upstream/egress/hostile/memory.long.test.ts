import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { http, tcp } from '../servers.ts';
import type { Asked, Question } from './asker.ts';
import { hostile } from './systems.ts';

/** The most that a process may grow by, whatever is done to it, in megabytes. */
const most = 50;

const page = 8_388_608;
const nearly = page - 131_072;
const filled = (begin: string, part: string, end: string): string =>
  begin + part.repeat(Math.floor((nearly - begin.length - end.length) / part.length)) + end;

/** Texts that are short on the wire and large in memory, and one that is only long. */
const texts: readonly (readonly [name: string, body: string, ends: string])[] = [
  ['arrays inside one another', filled('', '[', ''), 'no json'],
  ['objects inside one another', filled('', '{"a":', ''), 'no json'],
  ['empty objects', filled('[{}', ',{}', ']'), 'no json'],
  ['empty arrays', filled('[[]', ',[]', ']'), 'no json'],
  ['numbers', filled('[1', ',1', ']'), 'no json'],
  ['very long numbers', filled('[1', '9'.repeat(1_000), ']'), '200'],
  ['the same key over and over', filled('{"a":1', ',"a":1', '}'), 'no json'],
  ['as many empty objects as are read', `[{}${',{}'.repeat(58_000)}]`, '200'],
  ['other keys over and over', `{${Array.from({ length: 118_000 }, (_, at) => `"k${at}":1`).join()}}`, '200'],
  ['one long text', filled('["', 'x', '"]'), '200'],
  ['one long text, not all of it ASCII', filled('["', `${'x'.repeat(400)}é`, '"]'), '200'],
  ['escapes', filled('["', '\\\\', '"]'), '200'],
];

test('a process that asks every hostile system after another grows by less than 50 MB, and each ends in its code', async (t) => {
  const ordinary = await http(t, (_request, response) => response.end('{"ok":true}'));
  const expected: string[] = [];
  const questions: Question[] = [
    { name: 'ordinary', port: ordinary, timeoutMs: 5_000, maxBytes: 1_048_576, json: true },
  ];
  for (const { name, ends, slow, atOnce, answer } of hostile) {
    const port = await tcp(
      t,
      (socket) => void (atOnce ? answer(socket) : socket.once('data', () => answer(socket))),
    );
    questions.push({ name, port, timeoutMs: slow ? 3_000 : 30_000, maxBytes: 1_048_576 });
    expected.push(ends);
  }
  for (const [name, body, ends] of texts) {
    const port = await http(t, (_request, response) => response.end(body));
    questions.push({ name, port, timeoutMs: 30_000, maxBytes: page, json: true });
    expected.push(ends);
  }
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', join(import.meta.dirname, 'asker.ts'), JSON.stringify(questions)],
    { maxBuffer: 1_048_576 },
  );
  const asked = JSON.parse(stdout) as Asked[];
  for (const { name, result, grown } of asked)
    t.diagnostic(`${String(grown).padStart(3)} MB, ${result}: ${name}`);
  assert.deepEqual(
    asked.map(({ result }) => result),
    expected,
  );
  assert.ok(Math.max(...asked.map(({ grown }) => grown)) < most, JSON.stringify(asked.at(-1)));
});
