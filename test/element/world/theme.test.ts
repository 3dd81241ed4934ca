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

describe('a theme that is hard to read', () => {
  const warned: string[] = [];
  const real = console.warn;
  before(() => (console.warn = (...said: unknown[]) => void warned.push(said.join(' '))));
  after(() => (console.warn = real));
  beforeEach(() => (warned.length = 0));
  const ours = (): string[] => warned.filter((line) => line.includes('hard to read'));

  const dressed = (properties: Record<string, string>): HTMLElement => {
    const box = nested('rgb(255, 255, 255)');
    const { element } = place();
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value);
    box.append(element);
    return element;
  };

  it('is told of in one sentence: which colours, which ratio, which is needed', async () => {
    dressed({ '--makini-color-accent': 'rgb(150, 150, 255)', '--makini-color-muted': '#aaa' });
    await until('a warning', () => ours().length > 0);
    const [line = ''] = ours();
    assert.include(
      line,
      '--makini-color-muted on --makini-color-background has a contrast of 2.32:1 and needs 4.5:1',
    );
    assert.include(line, '--makini-color-on-accent on --makini-color-accent');
    assert.notInclude(line, '--makini-color-text');
  });

  it('is told of once, and again when it is another', async () => {
    const weak = { '--makini-color-danger': 'oklch(0.9 0.05 20)' };
    dressed(weak);
    await until('a warning', () => ours().length === 1);
    const element = dressed(weak);
    element.style.setProperty('--makini-color-warning', 'yellow');
    await until('the other theme’s', () => ours().length === 2);
    assert.include(ours()[1], '--makini-color-warning');
  });

  it('is none when the colours are the element’s own, in light and in dark', async () => {
    const element = dressed({});
    element.setAttribute('color-scheme', 'dark');
    element.parentElement!.style.background = 'rgb(20, 22, 26)';
    element.style.setProperty('--makini-color-muted', '#555');
    await until('the warning of the last', () => ours().length > 0);
    assert.equal(ours().length, 1);
    assert.include(ours()[0], '--makini-color-muted on');
    assert.notInclude(ours()[0], 'danger');
  });
});
