import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reads } from '../../../../../src/service/upstream/methods/sql/reading.ts';

const dialects = ['postgresql', 'mysql', 'sql_server'] as const;

test('statements that read pass in every dialect', () => {
  const fine = [
    'select 1',
    "  SELECT a, \"b\", c FROM t WHERE d = 'it''s; delete'",
    'with x as (select 1 as one) select * from x',
    '(select 1) union (select 2)',
  ];
  for (const dialect of dialects) for (const text of fine) assert.equal(reads(dialect, text), true, text);
});

test('statements that change something, or begin in the dark, do not', () => {
  const bad = [
    'delete from t',
    'update t set a = 1',
    'do $$ begin end $$',
    'call p()',
    'set role x',
    'commit',
  ];
  const hidden = [
    '/* select */ delete from t',
    '-- x\ndelete from t',
    "copy t to program 'x'",
    'select 1\0',
    '',
  ];
  for (const dialect of dialects)
    for (const text of [...bad, ...hidden]) assert.equal(reads(dialect, text), false, text);
});

const forSqlServer: Readonly<Record<string, string>> = {
  'two statements with nothing between': 'select 1 delete from t',
  'an end of the transaction': 'select 1; commit',
  'a new table': 'select * into copy from t',
  'another server': "select * from openquery(link, 'delete t')",
  'a procedure': 'select 1 exec p',
  'a procedure after a text': "select 'a' exec xp_cmdshell 'dir'",
  'a word behind a comment with a quote': "select 1 -- it's\n delete from t --'",
  'a word behind a carriage return': 'select 1 -- x\r delete from t',
  'a word behind nested comments': "select 1 /* /* */ ' */ delete from t --'",
  'a word behind a bracket': 'select [a]]b] delete from t',
  'a text that never ends': "select 'a delete from t",
  'a change right after a number': 'select 1commit select 1delete t',
  'a change right after a fraction': 'select 1.insert t values (1)',
  'a change right after a power of ten': 'select 1e5drop table t',
  'a change right after half a power of ten': 'select 1edelete t',
  'a change right after a power without its sign': 'select 1e-delete t',
  'a procedure right after a number': "select 1exec ('dr' + 'op table t')",
  'a change right after bytes': 'select 0x1ftruncate table t',
  'a change right after no bytes': 'select 0xupdate t set a = 1',
  'a change right after money': 'select $1update t set a = 1',
  'a change in a subquery': 'with x as (select 1 as a) delete from x',
};

for (const [what, text] of Object.entries(forSqlServer))
  test(`SQL Server is not asked for ${what}`, () => assert.equal(reads('sql_server', text), false));

test('a name that ends like a change is only a name', () => {
  const text =
    'select a.v1set, line2drop, x_1use, t1.created_at, 0x1f as d, 1e5 as e, $2.5 as f from t1delete';
  assert.equal(reads('sql_server', text), true);
});

test('words in quotes and brackets are only words', () => {
  const text = 'select [update], "delete", \'drop table\', created_at -- commit\nfrom [dbo].[set]';
  assert.equal(reads('sql_server', text), true);
});

test('MySQL writes no files, and runs no comments', () => {
  for (const text of [
    "select 1 into outfile '/tmp/x'",
    "select 1 into/**/dumpfile 'x'",
    'select 1 /*!50000 into */ x',
  ])
    assert.equal(reads('mysql', text), false, text);
});
