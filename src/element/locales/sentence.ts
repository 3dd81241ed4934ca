/** Filling a text's places with values, plurals and dates as the language has them. */

/** Values that fill a sentence. */
export type SentenceValues = Readonly<Record<string, string | number | undefined>>;

const place = /\{(\w+)(?:\|([^{}]*)|@(date)|;([^{}]*))?\}/g;

/**
 * Fills a text. Places: `{host}`; `{host|the address}` with words for a missing value; `{until@date}` an ISO 8601 date in the
 * language's long form; `{count;one=# table;other=# tables}` by plural category (`#` is the number). A missing value without
 * words of its own becomes nothing.
 */
export const sentence = (text: string, values: SentenceValues = {}, lang = 'en'): string =>
  text
    .replace(place, (_, name: string, otherwise?: string, date?: string, plurals?: string) => {
      const value = values[name];
      if (value === undefined || value === '') return otherwise ?? '';
      if (date) return dateWords(value, lang);
      return plurals === undefined ? String(value) : pluralWords(plurals, Number(value), lang);
    })
    .replace(/ {2,}/g, ' ')
    .trim();

/** Words one after the other, the last joined as the language does it: “a, b and c”. */
export const listWords = (words: readonly string[], lang = 'en'): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(words);

const dateWords = (value: string | number, lang: string): string => {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return String(value);
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
};

const pluralWords = (plurals: string, count: number, lang: string): string => {
  const forms = new Map(plurals.split(';').map((form) => form.split('=') as [string, string]));
  const words = forms.get(new Intl.PluralRules(lang).select(count)) ?? forms.get('other') ?? '#';
  return words.replace('#', new Intl.NumberFormat(lang).format(count));
};
