import { indexed, type Entry } from './entry.ts';
import { fold, squash } from './fold.ts';
import { forgiven, Terms, type Step } from './terms.ts';

/** Shorter words find only what begins with them: anything contains an "a". */
const inner = 3;
/** Scripts that put no space between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const isInner = (word: string): boolean => word.length >= inner || unspaced.test(word);
/** With this many systems found, looser ways to fit are not tried: what was typed was meant. */
const enough = 10;
/** The last rank of texts typed in full; they, too, were meant. */
const inFull = 2;

/** A way in which a typed word may lead to systems. */
type Way = (word: string, step: Step) => void;

/** Searches systems; made once for an index, asked at every keystroke. Systems are named by their position in the index. */
export class SystemSearch {
  readonly #size: number;
  readonly #names: Terms;
  readonly #fulls: Terms;
  readonly #aliases: Terms;
  readonly #makers: Terms;
  readonly #acronyms: Terms;
  readonly #words: Terms;
  readonly #pairs: Terms;

  constructor(entries: readonly Entry[]) {
    const all = entries.map(indexed);
    this.#size = all.length;
    this.#names = new Terms(all.map(({ name }) => [name]));
    this.#fulls = new Terms(all.map(({ full }) => [full]));
    this.#aliases = new Terms(all.map(({ aliases }) => aliases));
    this.#makers = new Terms(all.map(({ maker }) => [maker]));
    this.#acronyms = new Terms(all.map(({ acronyms }) => acronyms));
    this.#words = new Terms(all.map(({ words }) => words));
    this.#pairs = new Terms(all.map(({ pairs }) => pairs));
  }

  /**
   * The systems that fit, the best first: the whole name; an alias, or maker and name; names, then aliases that begin so, or an
   * acronym; every word is a word; a name or alias but for one edit; every word begins a word; every word lies within one; every
   * word begins one but for one edit. Equal ones keep the order of the index. Nothing typed finds nothing.
   */
  find(typed: string): number[] {
    const folded = fold(typed);
    if (folded === '') return [];
    const ranks = new Uint8Array(this.#size);
    const query = squash(folded);
    const words = folded.split(' ');
    this.#whole(query, (to) => ({ marks: ranks, from: 0, to }));
    this.#every(words, ranks, 5, (word, step) => this.#words.same(word, step));
    for (const texts of [this.#names, this.#aliases])
      texts.nearly(query, false, { marks: ranks, from: 0, to: 6 });
    this.#every(words, ranks, 7, this.#beginning);
    this.#unlessEnough(words, ranks, 8, this.#holding);
    this.#unlessEnough(words, ranks, 9, this.#nearly);
    return inOrder(ranks);
  }

  /** The systems that are called so in full, by a name or an alias, with their maker or without; else those of the maker. */
  named(text: string): number[] {
    const ranks = new Uint8Array(this.#size);
    const query = squash(fold(text));
    const ways = [this.#names, this.#aliases, this.#fulls, this.#makers];
    ways.forEach((texts, at) => texts.same(query, { marks: ranks, from: 0, to: at + 1 }));
    return inOrder(ranks);
  }

  #whole(query: string, rank: (to: number) => Step): void {
    this.#names.same(query, rank(1));
    this.#aliases.same(query, rank(2));
    this.#fulls.same(query, rank(2));
    this.#names.beginning(query, rank(3));
    this.#acronyms.same(query, rank(4));
    this.#fulls.beginning(query, rank(4));
    this.#aliases.beginning(query, rank(4));
  }

  readonly #beginning: Way = (word, step) => {
    this.#words.beginning(word, step);
    this.#pairs.beginning(word, step);
  };

  readonly #holding: Way = (word, step) =>
    isInner(word) ? this.#words.holding(word, step) : this.#beginning(word, step);

  readonly #nearly: Way = (word, step) => {
    this.#beginning(word, step);
    if (word.length < forgiven) return;
    this.#words.nearly(word, true, step);
    this.#pairs.nearly(word, true, step);
  };

  #unlessEnough(words: readonly string[], ranks: Uint8Array, rank: number, way: Way): void {
    if (!isEnough(ranks)) this.#every(words, ranks, rank, way);
  }

  /** Ranks the systems to which every word leads. */
  #every(words: readonly string[], ranks: Uint8Array, rank: number, way: Way): void {
    // How many of the words, from the first on, have led to each system.
    const marks = new Uint8Array(this.#size);
    words.forEach((word, from) => way(word, { marks, from, to: from + 1 }));
    for (let at = 0; at < marks.length; at += 1) {
      if (marks[at] === words.length && ranks[at] === 0) ranks[at] = rank;
    }
  }
}

/** Whether a text was typed in full, or so many systems are ranked, that no more have to be looked for. */
const isEnough = (ranks: Uint8Array): boolean => {
  let count = 0;
  for (const rank of ranks) {
    if (rank === 0) continue;
    count += 1;
    if (rank <= inFull || count >= enough) return true;
  }
  return false;
};

/** The ranked systems, rank after rank, each in the order of the index. */
const inOrder = (ranks: Uint8Array): number[] => {
  const byRank: number[][] = Array.from({ length: 10 }, () => []);
  for (let at = 0; at < ranks.length; at += 1) {
    const rank = ranks[at]!;
    if (rank > 0) byRank[rank]!.push(at);
  }
  return byRank.flat();
};
