/** The page a redirect ends on: a path of the partner's own site and nothing else, with a word on how it went. */

/** What a path is resolved against to see whether it leaves its site; nobody has this host. */
const nowhere = 'https://nowhere.invalid';

/** Longer paths do not fit into a state (RFC 6749 has no limit, the service takes 1,024 characters). */
const longest = 500;

/** Whether a text is a path of the same site however a browser reads it: no host, no scheme, nothing that is not shown. */
export const isPath = (text: unknown): text is string =>
  typeof text === 'string' &&
  text.length <= longest &&
  /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) &&
  URL.canParse(text, nowhere) &&
  new URL(text, nowhere).origin === nowhere &&
  // `/..//host` is a path here, and another host to whoever reads it next
  !new URL(text, nowhere).pathname.startsWith('//');

/** The path without query, its dots resolved as a browser does. */
export const pathnameOf = (path: string): string => new URL(path, nowhere).pathname;

/** The path with `makini=<word>` in its query. */
export const withWord = (path: string, word: string): string => {
  const url = new URL(path, nowhere);
  url.searchParams.set('makini', word);
  return `${url.pathname}${url.search}${url.hash}`;
};
