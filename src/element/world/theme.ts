import type { ReactiveController, ReactiveElement } from 'lit';
import { themeProperties } from '../../contract/index.ts';
import type { FrameTheme } from '../../contract/index.ts';
import { around, directionAt, langOf, spokenAt } from './language.ts';

/** A web font that the frame loads. */
export type FrameFont = FrameTheme['fonts'][number];

/** A property of a computed style that is a string. */
type StringProperty = {
  [K in Extract<keyof CSSStyleDeclaration, string>]: CSSStyleDeclaration[K] extends string ? K : never;
}[Extract<keyof CSSStyleDeclaration, string>];

/**
 * Which computed property of the probe element carries which custom property (see styles/probe): computed values are resolved,
 * whatever functions and variables the host wrote.
 */
const carriers: Record<(typeof themeProperties)[number], StringProperty> = {
  '--makini-font-family': 'fontFamily',
  '--makini-font-size': 'fontSize',
  '--makini-color-text': 'color',
  '--makini-color-muted': 'textDecorationColor',
  '--makini-color-background': 'backgroundColor',
  '--makini-color-surface': 'columnRuleColor',
  '--makini-color-border': 'borderTopColor',
  '--makini-color-accent': 'borderBottomColor',
  '--makini-color-on-accent': 'borderLeftColor',
  '--makini-color-success': 'borderRightColor',
  '--makini-color-warning': 'fill',
  '--makini-color-danger': 'stroke',
  '--makini-color-focus': 'outlineColor',
  '--makini-radius': 'borderTopLeftRadius',
  '--makini-control-height': 'minHeight',
};

const clear = /^rgba\(.*, 0\)$|\/ 0\)$/;
const seeThrough = /^rgba\(|\//;

/**
 * The opaque colour behind a part of the page: the first background inside out that is not clear. `transparent` when it is a
 * picture, lets something through, or is not there at all.
 */
export const backdropOf = (part: Element): string => {
  for (const each of around(part)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(each);
    if (backgroundImage !== 'none') break;
    if (!clear.test(backgroundColor))
      return seeThrough.test(backgroundColor) ? 'transparent' : backgroundColor;
  }
  return 'transparent';
};

/** Reads the look of the page at the element, resolved; `stopColor` of its probe is black in light and white in dark. */
export const readTheme = (element: Element, fonts: readonly FrameFont[]): FrameTheme => {
  const inside = (selector: string): Element => element.shadowRoot?.querySelector(selector) ?? element;
  const style = getComputedStyle(inside('.probe'));
  const pairs = themeProperties.map((name) => [name, style[carriers[name]].slice(0, 300)]);
  const properties = Object.fromEntries(pairs) as FrameTheme['properties'];
  return {
    properties: { ...properties, '--makini-color-background': backdropOf(inside('.frame')) },
    colorScheme: style.stopColor === 'rgb(255, 255, 255)' ? 'dark' : 'light',
    lang: langOf(element),
    dir: directionAt(element, spokenAt(element).language),
    fonts: [...fonts],
  };
};

const attributeFilter = ['class', 'style', 'data-theme', 'data-mode', 'color-scheme', 'lang', 'dir'];

/** Calls back when a class, style or theme attribute around the element, or the system's colour scheme, changes, and once what fades has faded. */
export class ThemeWatch implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #changed: () => void;
  readonly #observer: MutationObserver;
  #judged = false;
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');

  constructor(host: ReactiveElement, changed: () => void) {
    this.#host = host;
    this.#changed = () => {
      changed();
      this.#judge();
    };
    this.#observer = new MutationObserver(this.#changed);
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#judged) this.#judge();
    this.#judged = true;
  }

  hostConnected(): void {
    for (const each of around(this.#host)) this.#observer.observe(each, { attributeFilter });
    this.#dark.addEventListener('change', this.#changed);
    document.addEventListener('transitionend', this.#faded);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#dark.removeEventListener('change', this.#changed);
    document.removeEventListener('transitionend', this.#faded);
  }

  /** Where a page is developed, its maker hears of colours that are hard to read; no visitor loads the part that judges. */
  #judge(): void {
    if (!/^(localhost|127\.0\.0\.1|\[::1\])$|\.localhost$/.test(location.hostname)) return;
    void import('./contrast-warning.ts').then(
      ({ warnOfContrast }) => warnOfContrast(readTheme(this.#host, [])),
      () => undefined, // a part that cannot be loaded is told of by the screens
    );
  }

  readonly #faded = ({ target }: Event): void => {
    if ([...around(this.#host)].some((each) => each === target)) this.#changed();
  };
}
