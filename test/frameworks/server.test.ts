import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createElement, version } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { createSSRApp, h } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import { root } from '../../scripts/stamp.ts';

const attributes = {
  'session-url': '/makini/session',
  'callback-url': '/makini/callback',
  'heading-level': 3,
};
const markup =
  '<makini-connect session-url="/makini/session" callback-url="/makini/callback" heading-level="3"></makini-connect>';

const doors = ['makini-connect', 'makini-connect/element.js', 'makini-connect/react', 'makini-connect/vue'];

test('every door of the element opens in plain Node, without a word and without a document', () => {
  const script = `${doors.map((door) => `await import('${door}');`).join('')}
    console.log(typeof document, typeof customElements, typeof HTMLElement);`;
  const args = ['--input-type=module', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.deepEqual([stdout.trim(), stderr], ['undefined undefined undefined', '']);
});

test('React renders the element on a server as its tag with its attributes, after the door was imported', async () => {
  assert.match(version, /^19\./);
  await import('makini-connect/react');
  const element = createElement('makini-connect', attributes);
  assert.equal(renderToString(element), markup);
  const streamed = new Promise<string>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(element, {
      onAllReady: () => resolve(text(pipe(new PassThrough()))),
      onError: reject,
    });
  });
  assert.equal(await streamed, markup);
});

test('what React cannot write as text stays out of the markup, headers above all', () => {
  const element = createElement('makini-connect', {
    ...attributes,
    headers: { authorization: 'Bearer c4n4ry' },
    getSession: () => undefined,
    'onmakini-success': () => undefined,
  });
  assert.equal(renderToString(element), markup);
});

test('Vue renders the element on a server as its tag with its attributes', async () => {
  await import('makini-connect/vue');
  assert.equal(await renderVue(createSSRApp({ render: () => h('makini-connect', attributes) })), markup);
});
