import assert from 'node:assert/strict';
import { test } from 'node:test';
import { framePage } from '../../../src/service/routes/connect-page.ts';
import { createService } from '../../../src/service/service.ts';
import { rig } from '../connecting/rig.ts';

const fetchPage = async (path: string, headers: Record<string, string> = {}) => {
  const { ports } = await rig();
  return createService(ports).request(`https://connect.example${path}`, { headers });
};

test("the frame is framed by the client's registered origins and the hosted page alone, under a strict policy", async () => {
  const response = await fetchPage('/connect/frame?client=cli_1');
  assert.equal(response.status, 200);
  const policy = (response.headers.get('content-security-policy') ?? '').split('; ');
  assert.deepEqual(policy, [
    "default-src 'none'",
    "base-uri 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'font-src https://app.example https://other.example https://connect.example',
    "form-action 'self'",
    'frame-ancestors https://app.example https://other.example https://connect.example',
    "require-trusted-types-for 'script'",
    "trusted-types lit-html 'allow-duplicates'",
  ]);
  assert.equal(response.headers.get('referrer-policy'), 'same-origin');
  assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(response.headers.get('cross-origin-embedder-policy'), 'require-corp');
  assert.equal(response.headers.get('x-frame-options'), null);
  assert.equal(response.headers.get('cache-control'), 'no-store');
});

test('the frame names its origins, its script and its style, and nothing inline', async () => {
  const text = await (await fetchPage('/connect/frame?client=cli_1')).text();
  const names =
    '[&#34;https://app.example&#34;,&#34;https://other.example&#34;,&#34;https://connect.example&#34;]';
  assert(text.includes(`<meta name="makini-origins" content="${names}">`));
  assert(text.includes('<script type="module" src="/pages/0.1.0/frame/frame.js"></script>'));
  assert(text.includes('<link rel="stylesheet" href="/pages/0.1.0/frame/frame.css">'));
  assert(text.includes('<div id="makini-frame"></div>'));
  assert(text.includes('<html lang="en">'));
  assert.doesNotMatch(text, /<style|style=|<script>/);
});

test('what a client registered cannot break out of its attribute', async () => {
  const text = await framePage('0.1.0', ['"><script>alert(1)</script>']).text();
  assert.equal(text.includes('<script>alert'), false);
});

test('a client nobody registered gets a page that says so', async () => {
  const response = await fetchPage('/connect/frame?client=cli_none');
  assert.equal(response.status, 404);
  assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.match(await response.text(), /not registered/);
});
