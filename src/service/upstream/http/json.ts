/** Reading JSON that somebody else wrote: what would take far more memory than it is long is not read. */

/** Arrays and objects inside one another; the deepest interface known here has nine. */
const deepest = 64;

/** Values in one answer. Each takes some dozens of bytes when it is read, however few it has on the wire. */
const mostValues = 120_000;

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openers: readonly number[] = [0x5b, 0x7b];
const closers: readonly number[] = [0x5d, 0x7d];

/** Where a text that begins at `from` ends: after its closing quote, or at the end of everything. */
const afterText = (json: string, from: number): number => {
  let at = from + 1;
  for (;;) {
    at = json.indexOf('"', at);
    if (at < 0) return json.length;
    let escapes = 0;
    while (json.charCodeAt(at - 1 - escapes) === backslash) escapes += 1;
    at += 1;
    if (escapes % 2 === 0) return at;
  }
};

/** Throws a `SyntaxError` for what is nested too deep or holds too many values. */
const requireModest = (json: string): void => {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === quote) at = afterText(json, at) - 1;
    else if (code === comma) values += 1;
    else if (openers.includes(code)) {
      depth += 1;
      values += 1;
    } else if (closers.includes(code)) depth -= 1;
    if (depth > deepest) throw new SyntaxError('nested too deep');
    if (values > mostValues) throw new SyntaxError('too many values');
  }
};

/** The value of a JSON text; throws a `SyntaxError` when it is none, is nested too deep or holds too many values. */
export const readJson = (json: string): unknown => {
  requireModest(json);
  return JSON.parse(json) as unknown;
};
