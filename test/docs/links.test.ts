import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { anchorsOf, isThere, linksOf, pages } from './pages.ts';

const brokenIn = (file: string): string[] =>
  linksOf(file)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path);
      return !isThere(to) || (anchor !== undefined && !anchorsOf(to).includes(anchor));
    })
    .map((target) => `${file}: ${target}`);

test('Every link inside the repository leads to a file, and to a heading that is there.', () => {
  assert.ok(pages.flatMap(linksOf).length > 5);
  assert.deepEqual(pages.flatMap(brokenIn), []);
});
