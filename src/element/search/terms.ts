/** A number for each system; `raise` moves those that stand at `from` on to `to`. */
export interface Step {
  readonly marks: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Where both are shorter, no edit is forgiven: too many texts are one edit away from anything. */
export const forgiven = 4;

/** A stretch of the sorted texts. */
interface Range {
  readonly first: number;
  readonly end: number;
}

/** Systems by the text that leads to them, one after the other, and where those of each text begin. */
const grouped = (
  leads: readonly number[],
  systems: readonly number[],
  texts: number,
): [starts: Int32Array, systems: Int32Array] => {
  const starts = new Int32Array(texts + 1);
  for (const lead of leads) starts[lead + 1]! += 1;
  for (let at = 0; at < texts; at += 1) starts[at + 1]! += starts[at]!;
  const next = starts.slice();
  const inGroups = new Int32Array(systems.length);
  leads.forEach((lead, at) => (inGroups[next[lead]!++] = systems[at]!));
  return [starts, inGroups];
};

/** Texts one after the other, each on a line, and where each begins. */
interface Joined {
  readonly whole: string;
  readonly begins: Int32Array;
}

const joined = (texts: readonly string[]): Joined => {
  const begins = new Int32Array(texts.length);
  let length = 0;
  texts.forEach((text, at) => {
    begins[at] = length;
    length += text.length + 1;
  });
  return { whole: texts.join('\n'), begins };
};

/** The last position whose number is not above this one. */
const lastBefore = (numbers: Int32Array, most: number): number => {
  let from = 0;
  let to = numbers.length;
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    if (numbers[middle]! <= most) from = middle;
    else to = middle;
  }
  return from;
};

/** Texts in order, and the systems each leads to. The order is that of UTF-16 code units, so that texts that begin alike lie together. */
export class Terms {
  readonly #texts: readonly string[];
  readonly #systems: Int32Array;
  /** Where the systems of each text begin. */
  readonly #starts: Int32Array;
  /** Made when it is first asked for. */
  #joined: Joined | undefined;

  /** `texts` holds those of each system, by its position. */
  constructor(texts: readonly Iterable<string>[]) {
    const places = new Map<string, number>();
    const leads: number[] = [];
    const systems: number[] = [];
    texts.forEach((own, system) => {
      for (const text of own) {
        const known = places.get(text) ?? places.size;
        if (known === places.size) places.set(text, known);
        leads.push(known);
        systems.push(system);
      }
    });
    this.#texts = [...places.keys()].sort();
    const sorted = new Int32Array(places.size);
    this.#texts.forEach((text, at) => (sorted[places.get(text) ?? 0] = at));
    [this.#starts, this.#systems] = grouped(
      leads.map((lead) => sorted[lead] ?? 0),
      systems,
      places.size,
    );
  }

  /** Raises the systems with exactly this text. */
  same(text: string, step: Step): void {
    const at = this.#from(text, this.#all);
    if (this.#texts[at] === text) this.#raise({ first: at, end: at + 1 }, step);
  }

  /** Raises the systems with a text that begins so. */
  beginning(text: string, step: Step): void {
    this.#raise(this.#within(text, this.#all), step);
  }

  /** Raises the systems with a text that contains this one. */
  holding(text: string, step: Step): void {
    // One long text is searched many times faster than as many short ones.
    const { whole, begins } = (this.#joined ??= joined(this.#texts));
    let found = whole.indexOf(text);
    while (found >= 0) {
      const at = lastBefore(begins, found);
      this.#raise({ first: at, end: at + 1 }, step);
      const next = begins[at + 1];
      found = next === undefined ? -1 : whole.indexOf(text, next);
    }
  }

  /**
   * Raises the systems with a text that is this one but for one edit: a letter replaced, added, left out, or swapped with its
   * neighbour. With `begins`, it is enough that the text begins so.
   */
  nearly(typed: string, begins: boolean, step: Step): void {
    const settle = (text: string, range: Range): void => {
      const found = this.#within(text, range);
      if (begins) this.#raise(found, step);
      else if (this.#texts[found.first] === text && Math.max(text.length, typed.length) >= forgiven)
        this.#raise({ ...found, end: found.first + 1 }, step);
    };
    let range = this.#all;
    for (let at = 0; at <= typed.length && range.first < range.end; at += 1) {
      this.#edited(typed, at, range, settle);
      range = this.#within(typed.slice(0, at + 1), range);
    }
  }

  get #all(): Range {
    return { first: 0, end: this.#texts.length };
  }

  /** The texts that one edit at a place makes of what was typed, among those that begin as it does up to there. */
  #edited(typed: string, at: number, range: Range, settle: (text: string, range: Range) => void): void {
    const start = typed.slice(0, at);
    const rest = typed.slice(at + 1);
    if (at < typed.length) settle(start + rest, range);
    if (rest !== '') settle(`${start}${rest[0]}${typed[at]}${rest.slice(1)}`, range);
    for (const [letter, those] of this.#lettersAt(at, range)) {
      if (at < typed.length) settle(start + letter + rest, those);
      settle(start + letter + typed.slice(at), those);
    }
  }

  /** The letters that texts of a range have at a place, where all before is the same, and the texts that have each. */
  *#lettersAt(at: number, { first, end }: Range): Iterable<[letter: string, those: Range]> {
    let next = first;
    while (next < end) {
      const text = this.#texts[next] ?? '';
      const letter = text[at];
      const those = { first: next, end: next + 1 };
      if (letter !== undefined) {
        those.end = this.#from(`${text.slice(0, at + 1)}\uffff`, { first: next, end });
        yield [letter, those];
      }
      next = those.end;
    }
  }

  #raise({ first, end }: Range, { marks, from, to }: Step): void {
    const last = this.#starts[end] ?? 0;
    for (let at = this.#starts[first] ?? last; at < last; at += 1) {
      const system = this.#systems[at] ?? 0;
      if (marks[system] === from) marks[system] = to;
    }
  }

  /** The texts of a range that begin so. */
  #within(text: string, range: Range): Range {
    const first = this.#from(text, range);
    return { first, end: this.#from(`${text}\uffff`, { first, end: range.end }) };
  }

  /** The first position of a range whose text does not come before this one. */
  #from(text: string, { first, end }: Range): number {
    let from = first;
    let to = end;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.#texts[middle] ?? '') < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
