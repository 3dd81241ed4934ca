/** The words of a shell's first command: quotes of either kind, escapes, lines that go on (`\`, `^`, a backtick). What follows on a new line is not of it. */
export const shellWords = (text: string): string[] => {
  const line = text.replace(/[\\^`][ \t]*\r?\n/g, ' ');
  const words: string[] = [];
  const piece = /\$?'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)|([ \t]+)|(\r?\n)/gsy;
  let word: string | undefined;
  for (const [, single, double, escaped, plain, space, end] of line.matchAll(piece)) {
    if (end !== undefined) break;
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = `${word ?? ''}${single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? ''}`;
  }
  return word === undefined ? words : [...words, word];
};
