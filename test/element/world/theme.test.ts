import { assert } from '@open-wc/testing';
import { backdropOf, readTheme } from '../../../src/element/world/theme.ts';
import { frameOf, makeElement, place, until } from '../fixtures/page.ts';
import { form } from '../fixtures/samples.ts';
import { service } from '../fixtures/setup.ts';

/** Boxes inside one another, outermost first; gives the innermost. */
const nested = (...backgrounds: string[]): HTMLElement => {
  const boxes = backgrounds.map((background) => {
    const box = document.createElement('div');
    box.style.background = background;
    return box;
  });
  boxes.reduce((outer, inner) => outer.appendChild(inner));
  document.body.append(boxes[0]!);
  return boxes.at(-1)!;
};

describe('what lies behind the form', () => {
  it('is the first colour inside out', () => {
    assert.equal(backdropOf(nested('rgb(1, 2, 3)', 'transparent', 'none')), 'rgb(1, 2, 3)');
    assert.equal(backdropOf(nested('white', 'black', 'transparent')), 'rgb(0, 0, 0)');
    assert.equal(backdropOf(nested('rgb(1, 2, 3)', 'oklch(0.3 0 0)')), 'oklch(0.3 0 0)');
  });

  it('is not guessed where a picture or something half clear lies between', () => {
    assert.equal(backdropOf(nested('red', 'linear-gradient(red, blue)', 'none')), 'transparent');
    assert.equal(backdropOf(nested('red', 'rgb(0 0 0 / 0.5)')), 'transparent');
    assert.equal(backdropOf(nested('red', 'oklch(0.3 0 0 / 0.5)')), 'transparent');
  });

  it('is found through shadow roots, and its own colour comes first', async () => {
    const outer = nested('rgb(10, 20, 30)');
    const element = makeElement();
    outer.attachShadow({ mode: 'open' }).append(element);
    await element.updateComplete;
    const seen = (): string | undefined => readTheme(element, []).properties['--makini-color-background'];
    assert.equal(seen(), 'rgb(10, 20, 30)');
    element.style.setProperty('--makini-color-background', 'rgb(40, 50, 60)');
    assert.equal(seen(), 'rgb(40, 50, 60)');
    element.remove();
  });

  it('is sent again when it has faded to another', async () => {
    service.step = form;
    const outer = nested('rgb(255, 255, 255)');
    outer.style.transition = 'background-color 50ms';
    const placed = place();
    outer.append(placed.element);
    const inside = await frameOf(placed);
    const last = (): unknown =>
      (
        inside.heard.filter(({ type }) => type === 'theme').at(-1) as
          { theme: { properties: Record<string, string> } } | undefined
      )?.theme.properties['--makini-color-background'];
    await until('white', () => last() === 'rgb(255, 255, 255)');
    outer.style.backgroundColor = 'rgb(0, 0, 0)';
    await until('black', () => last() === 'rgb(0, 0, 0)');
  });
});
