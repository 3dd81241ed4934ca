import { expect, waitUntil } from '@open-wc/testing';
import type { FrameTheme } from '../../../src/contract/index.ts';
import { FrameHost } from './host.ts';
import { fields, formStep, passed, refused } from './steps.ts';

const theme = (more: Partial<FrameTheme> = {}): FrameTheme => ({
  properties: {},
  colorScheme: 'light',
  lang: 'en',
  dir: 'ltr',
  fonts: [],
  ...more,
});
const open = async (step = formStep()): Promise<FrameHost> => {
  const host = (await new FrameHost(step).load()).greet();
  await host.show(step);
  return host;
};

/** The sizes of all text that a page shows. */
const sizesIn = (page: Document): number[] => {
  const texts = [...page.body.querySelectorAll<HTMLElement>('*')].filter(
    (each) =>
      each.matches('input, select, textarea') ||
      [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
  const view = page.defaultView as Window;
  return [...new Set(texts.map((each) => parseFloat(view.getComputedStyle(each).fontSize)))].sort();
};

describe('The look of the frame', () => {
  let host: FrameHost;
  afterEach(() => host.close());

  it('is painted in the colour that lies behind it, and clear where that is not known.', async () => {
    host = await open();
    const painted = (): string =>
      host.inside.getComputedStyle(host.inside.document.documentElement).backgroundColor;
    expect(painted()).to.equal('rgba(0, 0, 0, 0)');
    const dark = { '--makini-color-background': 'rgb(18, 21, 26)' };
    host.send({ type: 'theme', theme: theme({ properties: dark, colorScheme: 'dark' }), messages: {} });
    await waitUntil(() => painted() === 'rgb(18, 21, 26)', 'the frame is painted');
    const { axe } = host.inside as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ runOnly: ['color-contrast'] });
    expect(violations).to.deep.equal([]);
    const clear = { '--makini-color-background': 'transparent' };
    host.send({ type: 'theme', theme: theme({ properties: clear }), messages: {} });
    await waitUntil(() => painted() === 'rgba(0, 0, 0, 0)', 'the frame is clear');
  });

  it('has no more sizes of text than the element: 14, 16, 20 and 24 px.', async () => {
    host = await open(formStep({ problem: refused, passed }));
    host.find<HTMLDetailsElement>('details:not(.paste)').open = true;
    host.type('client', 'abc');
    host.submit();
    expect(sizesIn(host.inside.document)).to.deep.equal([14, 16]);
  });

  it('lies in line with the page around it: fields reach both edges, and no ring is cut off.', async () => {
    host = await open(formStep({ problem: refused, passed }));
    const { clientWidth, scrollWidth } = host.inside.document.documentElement;
    expect(scrollWidth).to.equal(clientWidth);
    for (const name of ['address', 'username', 'password']) {
      const { left, right } = host.input(name).getBoundingClientRect();
      expect([left, right]).to.deep.equal([0, clientWidth]);
    }
    host.find<HTMLDetailsElement>('details:not(.paste)').open = true;
    const controls = host.inside.document.querySelectorAll<HTMLElement>('input, button, summary');
    for (const each of controls) {
      each.focus({ focusVisible: true });
      const { outlineOffset, outlineWidth } = host.inside.getComputedStyle(each);
      const reach = parseFloat(outlineOffset) + parseFloat(outlineWidth);
      const { left, right } = each.getBoundingClientRect();
      if (left < reach || right > clientWidth - reach) expect(reach, each.outerHTML).to.be.at.most(0);
    }
  });

  it('has arrows that point down where something is open, and onwards where it is not, from right to left too.', async () => {
    const region = { name: 'region', type: 'select', label: 'Region', required: true } as const;
    const options = [{ value: 'eu', label: 'Europe' }];
    host = await open(formStep({ fields: [...fields, { ...region, options }] }));
    /** Where the corner of two edges points, turned as it is drawn: 0 is down, 90 is to the left. */
    const pointsTo = (at: string, part: string): number => {
      const { rotate, borderRightWidth, borderLeftWidth } = host.inside.getComputedStyle(host.find(at), part);
      const corner = parseFloat(borderRightWidth) > parseFloat(borderLeftWidth) ? -45 : 45;
      return parseFloat(rotate) + corner;
    };
    const arrows = (): number[] => [
      pointsTo('details:not(.paste) > summary', '::before'),
      pointsTo('.select', '::after'),
    ];
    expect(arrows()).to.deep.equal([-90, 0]);
    host.send({ type: 'theme', theme: theme({ dir: 'rtl' }), messages: {} });
    await waitUntil(() => host.inside.document.documentElement.dir === 'rtl', 'the frame is turned');
    expect(arrows()).to.deep.equal([90, 0]);
    host.find<HTMLDetailsElement>('details:not(.paste)').open = true;
    expect(arrows()).to.deep.equal([0, 0]);
  });

  it('has a round sign of waiting beside the sentence about the other tab, and small print.', async () => {
    const { id, system, guide } = formStep();
    const step = { kind: 'authorize', id, back: true, system, guide, host: 'login.acme.example' } as const;
    host = (await new FrameHost({ ...step, passed: [], started: true }).load()).greet();
    host.send({ type: 'show', step: id, ticket: 'ticket-1' });
    await waitUntil(() => host.has('.waiting'), 'the frame waits');
    const { width, height } = host.find('.waiting .spinner').getBoundingClientRect();
    expect(width).to.be.closeTo(height, 0.5);
    expect(sizesIn(host.inside.document)).to.deep.equal([14, 16]);
    expect(host.inside.getComputedStyle(host.find('.blocked')).fontSize).to.equal('14px');
  });
});
