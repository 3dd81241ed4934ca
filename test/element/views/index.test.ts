import { assert } from '@open-wc/testing';
import 'axe-core';
import type { Step } from '../../../src/contract/index.ts';
import { place, until } from '../fixtures/page.ts';
import {
  abort,
  checking,
  choose,
  done,
  failedAt,
  failure,
  form,
  prepare,
  select,
} from '../fixtures/samples.ts';
import { pause, service } from '../fixtures/setup.ts';

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}

describe('for everybody', () => {
  const warned = { ...done, warnings: [failure('access.partial', { owner: 'admin' })] };
  const screens: readonly [string, Step, string][] = [
    ['the search', select, 'Which system'],
    ['the guide', prepare, 'Before you connect'],
    ['the form', form, 'Connect SAP'],
    ['a running check', checking, 'Checking the connection'],
    ['a failed check', failedAt('tls', failure('tls.self_signed')), 'self-signed'],
    ['a choice', choose(12), 'Which company'],
    ['the connection', warned, 'is connected'],
    ['an end', abort('expired'), 'This took longer'],
    ['a page too old', { kind: 'x', id: '1', back: false } as unknown as Step, 'too old'],
  ];
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, step, heading] of screens) {
      it(`axe finds nothing in ${name} (${scheme})`, async () => {
        const backdrop = document.createElement('div');
        backdrop.style.cssText = `color-scheme:${scheme};background:${scheme === 'dark' ? '#12151a' : '#fff'};inline-size:320px`;
        document.body.append(backdrop);
        service.step = step;
        const placed = place();
        backdrop.append(placed.element);
        await placed.arrive(heading);
        if (name === 'the search') await until('rows', () => placed.all('[role=option]').length > 0);
        await pause(450); // what fades in has done so
        const { violations } = await window.axe.run(placed.element, {
          iframes: false,
          resultTypes: ['violations'],
          rules: { region: { enabled: false } },
        });
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          [],
        );
        assert.isAtMost(placed.one('.shell').scrollWidth, 320);
        backdrop.remove();
      });
    }
  }
});
