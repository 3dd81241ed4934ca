import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../../../../src/contract/index.ts';
import type { Ask } from '../../../../../src/service/upstream/http/ask.ts';
import { newest } from '../../../../../src/service/upstream/methods/odata-basic/newest.ts';
import { targetOf } from '../../../../../src/service/upstream/methods/odata-basic/target.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';
import { accessTo } from './systems.ts';

const target = targetOf(accessTo('https://erp.example.com/od'));

const ask = async (sample: Row, answer: (column: string) => unknown, status = 200) => {
  const urls: string[] = [];
  const asking: Ask = async (url) => {
    urls.push(url);
    const column = new URL(url).searchParams.get('$orderby')?.split(' ')[0] ?? '';
    return { status, headers: {}, body: JSON.stringify({ value: [{ [column]: answer(column) }] }), ms: 1 };
  };
  return { found: await newest(asking, target, 'Orders', sample), urls };
};

test('the time of the last change is asked for where a column plainly says it', async () => {
  for (const column of [
    'modifiedAt',
    'LastChangeDateTime',
    'SystemModifiedAt',
    'createdAt',
    'CreationDate',
  ]) {
    const { found, urls } = await ask({ id: 1, [column]: null }, () => '2026-05-01');
    assert.equal(found?.date, '2026-05-01T00:00:00.000Z', column);
    assert.deepEqual(urls, [`https://erp.example.com/od/Orders?$top=1&$orderby=${column}%20desc`]);
  }
});

test('a change says more than a creation', async () => {
  const { urls } = await ask({ createdAt: '', modifiedAt: '' }, () => '2026-05-01');
  assert.match(urls[0] ?? '', /modifiedAt/);
});

test('columns that only resemble a time are not asked', async () => {
  const { found, urls } = await ask(
    { dueOn: '2026-01-01', Change: 1, 'modifiedAt desc,x': 1 },
    () => '2026-05-01',
  );
  assert.deepEqual([found, urls], [undefined, []]);
});

test('what is no date, and a system that does not sort, are no time', async () => {
  assert.equal((await ask({ modifiedAt: '' }, () => 'yesterday')).found, undefined);
  assert.equal((await ask({ modifiedAt: '' }, () => 7)).found, undefined);
  assert.equal((await ask({ modifiedAt: '' }, () => '2026-05-01', 400)).found, undefined);
  const failing: Ask = async () => {
    throw new UpstreamError('service.timeout');
  };
  assert.equal(await newest(failing, target, 'Orders', { modifiedAt: '' }), undefined);
});
