/** What a page is dressed in: one of the themes, light or dark, a language and a direction; the element follows by itself. */
import page from './page.css?inline';
import bootstrap from '../themes/bootstrap.css?inline';
import carbon from '../themes/carbon.css?inline';
import fluent from '../themes/fluent.css?inline';
import industrial from '../themes/dark-industrial.css?inline';
import material from '../themes/material.css?inline';
import shadcn from '../themes/shadcn.css?inline';

/** What the toolbar chooses. */
export interface Look {
  readonly theme: string;
  readonly scheme: 'light' | 'dark';
  readonly lang: string;
  readonly dir: 'auto' | 'ltr' | 'rtl';
}

const sheets: Readonly<Record<string, string>> = {
  plain: '',
  material,
  fluent,
  carbon,
  bootstrap,
  shadcn,
  'dark-industrial': industrial,
};

let fixed: Partial<Look> = {};

/** What the scene that begins wears whatever is chosen. */
export const fixLook = (look: Partial<Look> = {}): void => {
  fixed = look;
};

const rightToLeft = /^(ar|fa|he|ur)\b/;

const styleOf = (root: Document): HTMLStyleElement => {
  const present = root.querySelector<HTMLStyleElement>('style[data-look]');
  if (present) return present;
  const style = root.createElement('style');
  style.dataset['look'] = '';
  root.head.append(style);
  return style;
};

/** Dresses the page. The attribute changes last: it is what the element watches. */
export const dress = (chosen: Look): void => {
  const { theme, scheme, lang, dir } = { ...chosen, ...fixed };
  const { documentElement: root } = document;
  styleOf(document).textContent = `${page}\n${sheets[theme] ?? ''}`;
  root.lang = lang;
  root.dir = dir === 'auto' ? (rightToLeft.test(lang) ? 'rtl' : 'ltr') : dir;
  root.style.colorScheme = scheme;
  root.dataset['theme'] = theme;
};
