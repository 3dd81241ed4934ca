// Which language a page gets: BCP 47 lookup (RFC 4647 section 3.4) over the languages that there are.

/** A language to speak, and the locale in which its numbers, dates and lists are written: `de` and `de-AT`. */
export interface Spoken {
  readonly language: string;
  readonly locale: string;
}

/** The language of what the service writes of systems: labels and help of fields, kinds of systems. */
export const catalogueLanguage = 'en';

const fallback: Spoken = { language: 'en', locale: 'en' };

/** The language for a tag as a page has it: the nearest that there is, `de` for `de-AT`; English for one that nobody speaks. */
export const lookUp = (tag: string, isThere: (language: string) => boolean): Spoken => {
  const locale = canonical(tag);
  const subtags = locale.split('-');
  for (let length = subtags.length; length > 0; length--) {
    const language = subtags.slice(0, length).join('-');
    if (isThere(language)) return { language, locale };
  }
  return fallback;
};

/** `de_at` is not a tag, and still what some pages say. */
const canonical = (tag: string): string => {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? '';
  } catch {
    return ''; // no tag at all
  }
};
