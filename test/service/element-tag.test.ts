import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { elementTag } from '../../src/service/element-tag.ts';

const sums = {
  'cdn/chunks/later-1.js': 'sha384-later',
  'cdn/makini-connect.js': 'sha384-first',
  'pages/frame/frame.js': 'sha384-frame',
};

test('the tag names the first file with its integrity, and the import map every file of the element', () => {
  const { html } = elementTag('https://connect.example', '1.2.3', sums);
  const base = 'https://connect.example/element/1.2.3/';
  assert.ok(
    html.endsWith(
      `<script type="module" src="${base}makini-connect.js" integrity="sha384-first" crossorigin="anonymous"></script>`,
    ),
  );
  const map = JSON.parse(/<script type="importmap">([^<]+)</.exec(html)?.[1] ?? '') as unknown;
  assert.deepEqual(map, {
    integrity: {
      [`${base}chunks/later-1.js`]: 'sha384-later',
      [`${base}makini-connect.js`]: 'sha384-first',
    },
  });
});

test('the policy’s hash is that of the import map as it stands in the page', () => {
  const { html, scriptSources } = elementTag('https://connect.example', '1.2.3', sums);
  const map = /<script type="importmap">([^<]+)</.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(map).digest('base64');
  assert.equal(scriptSources, `https://connect.example 'sha256-${hash}'`);
});

test('without the first file there is no tag', () => {
  assert.throws(() => elementTag('https://connect.example', '1.2.3', {}), /build again/);
});
