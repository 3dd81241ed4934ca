// The looks in which stories are seen: all that are photographed, and the few that between them hold every pair of values.

/** How a story is dressed, and the window that it is seen in. */
export interface Look {
  readonly theme: string;
  readonly scheme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly width: 360 | 960;
  readonly forcedColors: 'none' | 'active';
}

/** The themes of the preview; the first is the element's own. */
export const themes = [
  'plain',
  'material',
  'fluent',
  'carbon',
  'bootstrap',
  'shadcn',
  'dark-industrial',
] as const;

const lookOf = (theme: string, bits: number): Look => ({
  theme,
  scheme: bits & 1 ? 'dark' : 'light',
  dir: bits & 2 ? 'rtl' : 'ltr',
  width: bits & 4 ? 360 : 960,
  forcedColors: bits & 8 ? 'active' : 'none',
});

/** Every theme with a number whose bits are the factors of two values, and with its complement: any two values meet in some look. */
export const pairwiseLooks: readonly Look[] = themes.flatMap((theme, at) => [
  lookOf(theme, at),
  lookOf(theme, at ^ 15),
]);

/** What every story is photographed in: light and dark, phone and page, both directions. */
export const photographed: readonly Look[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => lookOf('plain', bits));

/** A look in a file's name. */
export const nameOfLook = ({ theme, scheme, dir, width, forcedColors }: Look): string =>
  [theme, scheme, width, dir, ...(forcedColors === 'active' ? ['forced'] : [])].join('-');
