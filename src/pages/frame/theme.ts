// The host's look, applied: allow-listed custom properties, colour scheme, direction and web fonts.
import { themeProperties } from '../../contract/index.ts';
import type { FrameTheme } from '../../contract/index.ts';

const loaded = new Set<string>();

/** Applies a theme to the page through the CSSOM (no style attribute is parsed, so the page's CSP holds). */
export const applyTheme = (page: Document, theme: FrameTheme, origins: readonly string[]): void => {
  const { documentElement } = page;
  for (const name of themeProperties) documentElement.style.setProperty(name, theme.properties[name] ?? null);
  documentElement.style.colorScheme = theme.colorScheme;
  documentElement.dir = theme.dir;
  for (const font of theme.fonts) loadFont(page, font, origins);
};

/** Loads a font once, and only from an origin that may embed this page; text stays readable in the fallback until then. */
const loadFont = (page: Document, font: FrameTheme['fonts'][number], origins: readonly string[]): void => {
  if (!URL.canParse(font.url)) return;
  const { href, origin } = new URL(font.url);
  const key = `${font.family}|${href}|${font.weight ?? ''}`;
  if (loaded.has(key) || !origins.includes(origin)) return;
  loaded.add(key);
  const face = new FontFace(font.family, `url(${JSON.stringify(href)})`, {
    weight: font.weight ?? 'normal',
    display: 'swap',
  });
  page.fonts.add(face);
  face.load().catch(() => page.fonts.delete(face)); // the fallback font stays; the host sees the refusal in its network log
};
