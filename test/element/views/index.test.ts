import { assert } from '@open-wc/testing';
import 'axe-core';
import type { Step } from '../../../src/contract/index.ts';
import { place, until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import {
  abort,
  checking,
  choose,
  chooseWay,
  done,
  failedAt,
  failure,
  form,
  prepare,
  proving,
  select,
} from '../fixtures/samples.ts';
import { at, pause, service } from '../fixtures/setup.ts';

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}

const isSeen = (each: Element): boolean =>
  each.checkVisibility({ visibilityProperty: true }) && !each.closest('.hidden, .live');

/** Every text that is seen, with its size in px. */
const writings = ({ all }: Placed): { text: string; size: number }[] =>
  all('*')
    .filter(isSeen)
    .flatMap((each) => {
      const text = [...each.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const words = text.map(({ textContent }) => textContent?.trim()).join('');
      const written = words !== '' || each instanceof HTMLInputElement;
      return written ? [{ text: words, size: parseFloat(getComputedStyle(each).fontSize) }] : [];
    });

/** Texts that do not fit into their boxes. */
const clipped = ({ all }: Placed): string[] =>
  all('h2, h3, p, span, button, li, label')
    .filter((each) => isSeen(each) && each.textContent?.trim())
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
    .map(({ outerHTML }) => outerHTML);

describe('for everybody', () => {
  const warned = { ...done, warnings: [failure('access.partial', { owner: 'admin' })] };
  const screens: readonly [string, Step, string][] = [
    ['the search', select, 'Which system'],
    ['the guide', prepare, 'Before you connect'],
    ['the form', form, 'Connect SAP'],
    ['a running check', checking, 'Checking the connection'],
    ['a failed check', failedAt('tls', failure('tls.self_signed')), 'self-signed'],
    ['a choice', choose(12), 'Which company'],
    ['a choice of ways', chooseWay, 'How does SAP'],
    ['the newest record', proving, 'answers'],
    ['what was declined', { ...form, declined: true }, 'Connect SAP'],
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
        assert.lengthOf(placed.all('[style]'), 0, 'a style attribute needs the permission of the page');
        for (const { text, size } of writings(placed)) assert.include([14, 16, 20, 24], size, text);
        assert.deepEqual(clipped(placed), []);
        backdrop.remove();
      });
    }
  }

  for (const [name, step, heading] of screens) {
    it(`${name} is mirrored for those who read from right to left`, async () => {
      const backdrop = document.createElement('div');
      backdrop.dir = 'rtl';
      backdrop.style.inlineSize = '640px';
      document.body.append(backdrop);
      service.step = step;
      const placed = place();
      backdrop.append(placed.element);
      await placed.arrive(heading);
      await pause(450);
      const edges = placed.one('.shell').getBoundingClientRect();
      const { left, right } = placed.one('.headline').getBoundingClientRect();
      assert.deepEqual([left, right], [edges.left, edges.right]);
      const [mark] = placed.all('.headline > .tile, .headline > .badge');
      if (mark) assert.equal(mark.getBoundingClientRect().right, edges.right);
      const { violations } = await window.axe.run(placed.element, {
        iframes: false,
        rules: { region: { enabled: false } },
      });
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
      backdrop.remove();
    });
  }

  it('the form is exactly as wide as what stands above it', async () => {
    const placed = await at(form, 'Connect SAP');
    await until('the form', () => placed.one('.frame').hasAttribute('data-shown'));
    const { left, right } = placed.one('iframe').getBoundingClientRect();
    const above = placed.one('.headline').getBoundingClientRect();
    assert.deepEqual([left, right], [above.left, above.right]);
  });

  it('the test’s tag is on the heading’s line where there is no way back, and beside Back where there is', async () => {
    const first = await at(select, 'Which system');
    assert.lengthOf(first.all('.top'), 0);
    assert.match(first.one('.headline .tag').textContent ?? '', /^Test\. Test mode: nothing/);
    first.element.remove();
    sessionStorage.clear();
    const second = await at(prepare, 'Before you connect');
    assert.match(second.one('.top .tag').textContent ?? '', /^Test\. Test mode/);
    assert.lengthOf(second.all('.headline .tag'), 0);
  });

  it('English words read from left to right on the right-hand side of a page that reads from right to left', async () => {
    const backdrop = document.createElement('div');
    backdrop.dir = 'rtl';
    document.body.append(backdrop);
    service.step = failedAt('tls', failure('tls.self_signed'));
    const placed = place();
    backdrop.append(placed.element);
    await placed.arrive('self-signed');
    for (const text of placed.all('.failure p, .heading, .subheading, .what > span, .owner span')) {
      const { unicodeBidi, textAlign } = getComputedStyle(text);
      assert.equal(unicodeBidi, 'plaintext', text.outerHTML);
      assert.equal(textAlign, 'right', text.outerHTML);
    }
    assert.isAbove(placed.all('.stage bdi').length, 0);
    backdrop.remove();
  });

  it('what turns is round, and what grows with the text leaves room for it', async () => {
    const placed = await at(checking, 'Checking the connection');
    placed.element.style.fontSize = '32px';
    const { width, height } = getComputedStyle(placed.one('.spinner'), '::after');
    assert.equal(width, height);
    const tile = placed.one('.headline > .tile').getBoundingClientRect();
    assert.isAtLeast(tile.width, 88);
    assert.equal(tile.width, tile.height);
    placed.element.remove();
    sessionStorage.clear();
    const searching = place();
    searching.element.style.fontSize = '32px';
    service.step = select;
    await searching.arrive('Which system');
    const icon = searching.one('.search > .icon').getBoundingClientRect();
    const input = searching.one('#search');
    const text = input.getBoundingClientRect().left + parseFloat(getComputedStyle(input).paddingLeft);
    assert.isAtLeast(text, icon.right + 4);
  });

  it('links are tall enough to be hit', async () => {
    const placed = await at(prepare, 'Before you connect');
    for (const link of placed.all('a')) assert.isAtLeast(link.getBoundingClientRect().height, 24);
  });
});
