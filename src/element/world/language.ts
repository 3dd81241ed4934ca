import { languages } from '../locales/languages.ts';
import type { Direction } from '../locales/languages.ts';
import { lookUp } from '../locales/lookup.ts';
import type { Spoken } from '../locales/lookup.ts';

/** An element and what it is inside of, through shadow roots and slots, inside out. */
export function* around(element: Element): Generator<Element> {
  for (let each: Element | null = element; each; each = parentOf(each)) yield each;
}

const parentOf = (element: Element): Element | null => {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
};

/** The language of the page at an element, as the page says it: the nearest `lang`, or the browser's own where there is none. */
export const langOf = (element: Element): string => {
  for (const each of around(element)) {
    const lang = each.getAttribute('lang');
    if (lang) return lang;
  }
  return navigator.language || 'en';
};

/** The language that the element speaks there. */
export const spokenAt = (element: Element): Spoken => lookUp(langOf(element), (tag) => languages.has(tag));

/**
 * The direction that the page asks for, with the language or nearer than it: `dir` on a page around a part in another language says
 * nothing about that part.
 */
const askedDirection = (element: Element): Direction | undefined => {
  for (const each of around(element)) {
    const dir = each.getAttribute('dir')?.toLowerCase();
    if (dir === 'ltr' || dir === 'rtl') return dir;
    if (each.getAttribute('lang')) return undefined;
  }
  return undefined;
};

/** The direction at an element: the page's, where it asks for one; otherwise that of the language which is spoken. */
export const directionAt = (element: Element, language: string): Direction =>
  askedDirection(element) ?? languages.get(language)?.dir ?? 'ltr';
