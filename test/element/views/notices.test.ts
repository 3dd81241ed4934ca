import { assert } from '@open-wc/testing';
import { json, problem } from '../fixtures/fake-service.ts';
import { makeElement, place, until } from '../fixtures/page.ts';
import { prepare } from '../fixtures/samples.ts';
import { copies, service } from '../fixtures/setup.ts';
import { wholeIndex } from '../fixtures/whole-index.ts';

/** An answer that is kept back until it is let go. */
const held = (path: string, body: unknown): (() => void) => {
  let letGo = (): void => undefined;
  const free = new Promise<void>((resolve) => (letGo = resolve));
  service.on(path, () => free.then(() => json(body)));
  return () => letGo();
};

const grant = { request_uri: 'urn:ietf:params:oauth:request_uri:abc', service: location.origin };

describe('on the way in', () => {
  for (const [lang, width] of [
    ['en', 640],
    ['en', 340],
    ['de', 340],
    ['fr', 340],
    ['es', 340],
    ['ar', 340],
    ['de', 640],
    ['fr', 640],
    ['es', 640],
    ['ar', 640],
  ] as const)
    it(`the element is as high as the search is going to be, ${width}px wide in ${lang}`, async () => {
      const open = held('/host/session', grant);
      const list = held('/catalogue/index.json', wholeIndex);
      const element = makeElement({ lang });
      element.style.maxInlineSize = `${width}px`;
      const placed = place({}, element);
      await until(
        'words',
        () => placed.all(`.shell[lang=${lang}]:not([data-held]) .skeleton > .coming`).length === 1,
      );
      const heights = [element.offsetHeight];
      open();
      await until('the search', () => placed.all('.find .skeleton').length === 1);
      heights.push(element.offsetHeight);
      list();
      await until('the list', () => placed.all('[role=option]').length > 0);
      heights.push(element.offsetHeight);
      assert.isAbove(heights[2] ?? 0, 600);
      for (const height of heights) assert.approximately(height, heights[2] ?? 0, 2, String(heights));
    });

  it('an element that begins at a system shows the shape of a screen, not of a list', async () => {
    service.step = prepare;
    const open = held('/host/session', grant);
    const placed = place({ system: 'sap-s-4hana' });
    await until('the shape', () => placed.all('.skeleton').length === 1);
    assert.isBelow(placed.element.offsetHeight, 400);
    open();
    await placed.arrive('Before you connect');
  });
});

describe('a trouble', () => {
  it('has a message for support that is whole where no system is known', async () => {
    service.on('/host/session', () => problem('not_allowed', 403));
    const placed = place();
    await until('the trouble', () => placed.all('.failure').length === 1);
    const copied = copies();
    placed.button('Copy a message for support').click();
    await until('the message', () => copied.length === 1);
    const [subject, , , intro] = copied[0]?.split('\n') ?? [];
    assert.equal(subject, `Connection of a system with ${location.host}`);
    assert.include(intro, 'I need help with the connection of a system with');
    assert.include(copied[0], 'Code: not_allowed');
  });
});
