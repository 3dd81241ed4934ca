import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { GroupCommit } from '../../../src/service/adapters/group-commit.ts';

/** A group on a real database. */
const open = (t: TestContext) => {
  const database = new DatabaseSync(':memory:');
  t.after(() => database.close());
  database.exec('create table kept (id integer primary key, name text unique)');
  const told: string[] = [];
  const failing = { now: false };
  const run = (sql: string): void => {
    told.push(sql);
    if (sql === 'commit' && failing.now) throw new Error('disk I/O error');
    database.exec(sql);
  };
  const group = new GroupCommit({ run, isOpen: () => database.isTransaction });
  const write = (name: string): void => void database.prepare('insert into kept (name) values (?)').run(name);
  const add = async (name: string): Promise<void> => {
    await group.begin();
    write(name);
    await group.end();
  };
  const names = (): unknown[] =>
    database
      .prepare('select name from kept order by id')
      .all()
      .map(({ name }) => name);
  // What SQLite does by itself when the disk is full or broken.
  const giveUp = (): void => database.exec('rollback');
  return {
    group,
    giveUp,
    failing,
    write,
    add,
    names,
    commits: () => told.filter((sql) => sql === 'commit').length,
  };
};

test('what ends in one turn of the event loop is one commit', async (t) => {
  const { add, names, commits } = open(t);
  await Promise.all(Array.from({ length: 50 }, (_, index) => add(`n${index}`)));
  assert.equal(names().length, 50);
  assert.equal(commits(), 1);
});

test('nobody has ended before the commit', async (t) => {
  const { add, commits } = open(t);
  const seen: number[] = [];
  await Promise.all([add('a').then(() => seen.push(commits())), add('b').then(() => seen.push(commits()))]);
  assert.deepEqual(seen, [1, 1]);
  await add('c');
  assert.equal(commits(), 2);
});

test('one that is undone takes nothing of the others along', async (t) => {
  const { group, add, write, names } = open(t);
  const first = add('a');
  await group.begin();
  write('undone');
  group.undo();
  await Promise.all([first, add('b')]);
  assert.deepEqual(names(), ['a', 'b']);
});

test('a commit that fails fails for all who shared it, and the next ones go on', async (t) => {
  const { add, names, failing } = open(t);
  failing.now = true;
  const both = await Promise.allSettled([add('a'), add('b')]);
  assert.deepEqual(
    both.map((each) => each.status === 'rejected' && (each.reason as Error).message),
    ['disk I/O error', 'disk I/O error'],
  );
  failing.now = false;
  await add('c');
  assert.deepEqual(names(), ['c']);
});

test('a database that gave the transaction up fails all who shared it, and the next ones go on', async (t) => {
  const { group, add, names, giveUp } = open(t);
  const first = assert.rejects(add('a'), /gave up the transaction/);
  await group.begin();
  giveUp();
  group.undo();
  await first;
  await add('c');
  assert.deepEqual(names(), ['c']);
});

test('one that cannot end is undone, and says why', async (t) => {
  const { group, add, names, giveUp } = open(t);
  await group.begin();
  giveUp();
  await assert.rejects(group.end(), /no such savepoint/);
  await add('c');
  assert.deepEqual(names(), ['c']);
});

test('while somebody has the turn nothing is committed under them, and at its end at once', async (t) => {
  const { group, add, write, names, commits } = open(t);
  const first = add('a');
  await group.begin();
  const third = add('c');
  write('b');
  await turn();
  await turn();
  assert.equal(commits(), 0);
  const second = group.end();
  assert.equal(commits(), 1);
  await Promise.all([first, second, third]);
  assert.deepEqual(names(), ['a', 'b', 'c']);
});
