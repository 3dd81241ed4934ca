/** The languages in which the service itself speaks to people: on its pages and in the words of its mails. */

const languages = ['en', 'de', 'fr', 'es', 'ar'] as const;

/** A language that the service speaks. */
export type Lang = (typeof languages)[number];

const isKnown = (lang: string): lang is Lang => languages.some((known) => known === lang);

/** The first known language of a list (`ui_locales`, or `Accept-Language`); English when none is. */
export const pickLang = (wishes: string | null | undefined): Lang => {
  const known = (wishes ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .map((wish) => /^[a-z]+/.exec(wish)?.[0] ?? '');
  return known.find(isKnown) ?? 'en';
};
