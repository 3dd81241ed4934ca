import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { erpLines } from '../../demo/typed-erp.ts';
import { morePages, sandboxLines } from '../../demo/typed-more.ts';
import { sandbox } from 'makini-connect/testing';

const guide = (id: string): { prerequisites: string[] } =>
  JSON.parse(readFileSync(new URL(`../../src/catalogue/guides/${id}.json`, import.meta.url), 'utf8')) as {
    prerequisites: string[];
  };

test('the lines name the button on the way to the form, where a guide has one', () => {
  const text = erpLines('http://localhost:4424').join('\n');
  assert.ok(guide('larkfield-test-erp-sign-in-page').prerequisites.length > 0);
  assert.ok(guide('larkfield-test-erp-client-credentials').prerequisites.length > 0);
  assert.match(text, /I have everything/);
  assert.equal(guide('sandbox').prerequisites.length, 0);
  assert.doesNotMatch(sandboxLines().join('\n'), /I have everything/);
});

test('the lines about the sandbox are what its test client types', () => {
  const text = sandboxLines().join('\n');
  assert.ok(text.includes(sandbox.details.username) && text.includes(sandbox.details.password));
});

test('the lines fit a terminal, and the other pages are those of the product', () => {
  const lines = [
    ...erpLines('http://localhost:4424'),
    ...sandboxLines(),
    ...morePages('http://localhost:4400'),
  ];
  assert.ok(lines.every((line) => line.length <= 100));
  const app = readFileSync(new URL('../../demo/partner/app.ts', import.meta.url), 'utf8');
  const paths = lines.join('\n').match(/(?<=localhost:4400)\/[\w-]+/g) ?? [];
  assert.ok(paths.length >= 3);
  for (const path of paths) assert.ok(app.includes(`'${path}'`), path);
});
