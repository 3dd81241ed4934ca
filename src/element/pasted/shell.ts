/** What ends a command, or leads its answer elsewhere: the next one is another's. */
const ends = /^(?:[|;&]|\|\||&&|[12]?>{1,2}.*)$/;

/** Where Windows' shell has a caret before each sign that means something to it, as browsers copy a request for it. */
const uncareted = (line: string): string => (/(?:^|\s)\^"/.test(line) ? line.replace(/\^(.)/gs, '$1') : line);

/**
 * The words of a shell's first command: quotes of either kind, escapes, lines that go on (`\`, `^`, a backtick). What follows on a new
 * line, or behind a `;`, a pipe or `&&`, is not of it.
 */
export const shellWords = (text: string): string[] => {
  const line = uncareted(text.replace(/[\\^`][ \t]*\r?\n/g, ' '));
  const words: string[] = [];
  const piece = /\$?'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)|([ \t]+)|(\r?\n)/gsy;
  let word: string | undefined;
  for (const [, single, double, escaped, plain, space, end] of line.matchAll(piece)) {
    if (end !== undefined) break;
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (word === undefined && plain !== undefined && ends.test(plain)) break;
    else if (plain?.endsWith(';')) return [...words, `${word ?? ''}${plain.slice(0, -1)}`];
    else word = `${word ?? ''}${single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? ''}`;
  }
  return word === undefined ? words : [...words, word];
};
