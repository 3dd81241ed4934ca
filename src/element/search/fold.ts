/** Letters that Unicode does not take apart, as people type them who have no key for them. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const ascii = /^[ -~]*$/;

/** Without accents and compatibility forms, in lower case; most names of systems are plain from the start. */
const bare = (text: string): string =>
  ascii.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[ßæœøłđðþı]/g, (letter) => plain[letter] ?? letter);

/** Text as it is compared: lower case, no accents, compatibility forms resolved, words (letters and digits of any script) apart by one space. */
export const fold = (text: string): string =>
  bare(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Folded text without its spaces: how it was cut into words does not count. */
export const squash = (folded: string): string => folded.replaceAll(' ', '');
