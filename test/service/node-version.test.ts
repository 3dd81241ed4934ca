import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nodeComplaint, oldestNode } from '../../src/service/node-version.ts';

test('a Node that is too old is named, with the one that is needed', () => {
  for (const version of ['20.20.2', '22.18.9', '18.0.0'])
    assert.match(
      nodeComplaint(version) ?? '',
      new RegExp(`needs Node 22\\.19\\.0.+${version.replaceAll('.', '\\.')}`),
    );
});

test('a Node that is new enough is left alone', () => {
  for (const version of ['22.19.0', '22.20.1', '24.1.0', '26.0.0'])
    assert.equal(nodeComplaint(version), undefined);
});

test('the oldest Node is the one that package.json promises', () => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    engines: { node: string };
  };
  assert.equal(`${engines.node}.0`, `>=${oldestNode}`);
});
