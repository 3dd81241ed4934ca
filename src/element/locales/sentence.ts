/** Filling a text's places with values, plurals and dates as the language has them. */

/** Values that fill a sentence. */
export type SentenceValues = Readonly<Record<string, string | number | undefined>>;

const place = /\{(\w+)(?:@(date|number))?(?:\|([^{}]*)|;([^{}]*))?\}/g;

/**
 * Fills a text. Places: `{host}`; `{host|the address}` with words for a missing value; `{until@date}` an ISO 8601 date in the
 * locale's long form; `{seconds@number}` a number as the locale writes it; `{count;one=# table;other=# tables}` by plural category
 * (`#` is the number). A missing value without words of its own becomes nothing.
 */
export const sentence = (text: string, values: SentenceValues = {}, locale = 'en'): string =>
  text
    .replace(place, (_, name: string, kind?: 'date' | 'number', otherwise?: string, plurals?: string) => {
      const value = values[name];
      if (value === undefined || value === '') return otherwise ?? '';
      if (kind === 'date') return dateWords(value, locale);
      if (kind === 'number') return numberWords(Number(value), locale);
      return plurals === undefined
        ? apart(String(value), locale)
        : pluralWords(plurals, Number(value), locale);
    })
    .replace(/ {2,}/g, ' ')
    .trim();

/** Words one after the other, the last joined as the language does it: “a, b and c”. */
export const listWords = (words: readonly string[], locale = 'en'): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);

/** A text without the marks that keep values apart: for what is copied into a message. */
export const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '');

/** Languages that are written from right to left. */
const rightToLeft = /^(?:ar|fa|he|ur)\b/;

/** Hosts, names and codes keep their own direction inside a sentence that runs the other way: FIRST STRONG ISOLATE … POP (UAX 9). */
const apart = (value: string, locale: string): string =>
  rightToLeft.test(locale) ? `\u2068${value}\u2069` : value;

const dateWords = (value: string | number, locale: string): string => {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return String(value);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
};

const numberWords = (value: number, locale: string): string => new Intl.NumberFormat(locale).format(value);

const pluralWords = (plurals: string, count: number, locale: string): string => {
  const forms = new Map(plurals.split(';').map((form) => form.split('=') as [string, string]));
  const words = forms.get(new Intl.PluralRules(locale).select(count)) ?? forms.get('other') ?? '#';
  return words.replace('#', numberWords(count, locale));
};
