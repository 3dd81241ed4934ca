import assert from 'node:assert/strict';
import { test } from 'node:test';
import { policyHeaders } from '../../demo/partner/policy.ts';
import { blocksOf, linksOf, textOf } from './pages.ts';

const service = 'https://connect.example';

test('The policy that is shown is the one under which the journeys run.', () => {
  const shown = blocksOf('docs/embed.md', ['txt']).map(({ text }) => text.replace(/\s+/g, ' ').trim());
  const strict = new Map(policyHeaders('/strict', service)).get('content-security-policy');
  assert.deepEqual(shown, [`Content-Security-Policy: ${strict}`]);
});

test('The address of the script names the version of this package.', () => {
  const { version } = JSON.parse(textOf('package.json')) as { version: string };
  const named = [...textOf('docs/embed.md').matchAll(/\/element\/([\d.]+)\/makini-connect\.js/g)];
  assert.deepEqual(
    named.map(([, shown]) => shown),
    [version],
  );
});

test('The front page leads to every guide.', () => {
  const links = linksOf('README.md').map((link) => link.split('#')[0]);
  for (const guide of ['docs/embed.md', 'docs/self-host.md', 'docs/decisions/README.md']) {
    assert.ok(links.includes(guide), guide);
  }
});
