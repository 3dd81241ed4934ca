import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
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

const run = promisify(execFile);
const bounds = { timeoutMs: 30_000, maxBytes: 1_048_576 };

/** Asks in a process of its own, and says what it grew by; an ordinary system comes first, so that the process is warm. */
const askAll = async (t: TestContext, questions: readonly Question[]): Promise<readonly Asked[]> => {
  const port = await http(t, (_request, response) => response.end('{"ok":true}'));
  const all: readonly Question[] = [{ ...bounds, name: 'ordinary', port, json: true }, ...questions];
  const asker = ['--expose-gc', join(import.meta.dirname, 'asker.ts'), JSON.stringify(all)];
  const { stdout } = await run(process.execPath, asker, { maxBuffer: 1_048_576 });
  const asked = JSON.parse(stdout) as Asked[];
  for (const { name, result, grown } of asked)
    t.diagnostic(`${String(grown).padStart(3)} MB, ${result}: ${name}`);
  return asked;
};

test('a process that asks every hostile system after another grows by less than 50 MB, and each ends in its code', async (t) => {
  const questions: Question[] = [];
  for (const { name, slow, atOnce, answer } of hostile) {
    const port = await tcp(
      t,
      (socket) => void (atOnce ? answer(socket) : socket.once('data', () => answer(socket))),
    );
    questions.push({ ...bounds, name, port, ...(slow && { timeoutMs: 3_000 }) });
  }
  const asked = await askAll(t, questions);
  assert.deepEqual(
    asked.map(({ result }) => result),
    hostile.map(({ ends }) => ends),
  );
  // It is the largest until then that is told: the last is the largest of all.
  assert.ok((asked.at(-1)?.grown ?? most) < most);
});

test('a process that reads every large answer after another grows by less than 50 MB, and each is read or refused', async (t) => {
  const questions: Question[] = [];
  for (const [name, body] of texts) {
    const port = await http(t, (_request, response) => response.end(body));
    questions.push({ ...bounds, name, port, maxBytes: page, json: true });
  }
  const asked = await askAll(t, questions);
  assert.deepEqual(
    asked.map(({ result }) => result),
    texts.map(([, , ends]) => ends),
  );
  assert.ok((asked.at(-1)?.grown ?? most) < most);
});
