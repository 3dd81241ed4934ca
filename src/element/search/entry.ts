import { fold } from './fold.ts';

/** What is known of one system by the search, as it was written. */
export interface Entry {
  readonly name: string;
  readonly vendor: string;
  readonly category: string;
  readonly aliases: readonly string[];
}

/** One system as it is searched: whole texts without their spaces, and the words that lead to it. */
export interface Indexed {
  readonly name: string;
  /** The name after its maker's, for those who type both. */
  readonly full: string;
  readonly maker: string;
  readonly aliases: readonly string[];
  readonly acronyms: readonly string[];
  readonly words: ReadonlySet<string>;
  /** Two words of a name or alias that follow each other, as one: "s 4hana" is typed "s4hana", too. */
  readonly pairs: readonly string[];
}

const wordsOf = (folded: string): string[] => folded.split(' ').filter((word) => word !== '');

const pairs = (words: readonly string[]): string[] =>
  words.slice(1).map((word, at) => `${words[at] ?? ''}${word}`);

const initials = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('');

/** Initials of three words or more: of the whole name, and of what follows its first word, which often is the maker. */
const acronyms = (words: readonly string[]): string[] =>
  [words, words.slice(1)].filter(({ length }) => length >= 3).map(initials);

/** How people write makers in short or in another script, by the first word of their names. */
const otherwise: Readonly<Record<string, string>> = {
  microsoft: 'ms 微软 مايكروسوفت майкрософт マイクロソフト 마이크로소프트',
  sap: '思爱普 ساب сап サップ',
  oracle: '甲骨文 أوراكل оракл オラクル 오라클',
  siemens: '西门子 سيمنز сименс シーメンス 지멘스',
  schneider: '施耐德 شنايدر шнейдер シュナイダー 슈나이더',
  honeywell: '霍尼韦尔 هانيويل ханивелл ハネウェル 하니웰',
  salesforce: '赛富时 سيلزفورس セールスフォース 세일즈포스',
  rockwell: '罗克韦尔 روكويل рокуэлл ロックウェル 로크웰',
};

/** A maker's words, and how else it is written: "aws s3", "ms excel". */
const makerWords = (maker: readonly string[]): string[] => [
  ...maker,
  ...(maker.length >= 3 ? [initials(maker)] : []),
  ...wordsOf(fold(otherwise[maker[0] ?? ''] ?? '')),
];

/** Makes one system ready to be searched. */
export const indexed = ({ name, vendor, category, aliases }: Entry): Indexed => {
  const own = [name, ...aliases].map((text) => wordsOf(fold(text)));
  const maker = wordsOf(fold(vendor));
  const [named = '', ...others] = own.map((words) => words.join(''));
  return {
    name: named,
    full: `${maker.join('')}${named}`,
    maker: maker.join(''),
    aliases: others,
    acronyms: acronyms(own[0] ?? []),
    words: new Set([...own.flat(), ...makerWords(maker), ...wordsOf(fold(category))]),
    pairs: own.flatMap(pairs),
  };
};
