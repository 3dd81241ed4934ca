import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync, constants } from 'node:zlib';
import { CatalogueIndex } from '../../src/contract/index.ts';
import { makeSearch } from '../../src/element/search/catalogue-search.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';
import { quantile } from './quantiles.ts';

/** Typed letter by letter: a name, an old one, a maker with a slip, slips alone, what many have, what none has. */
const typed = [
  'dynamics 365 finance',
  'infor eam',
  'Mikrosoft Dinamics',
  'maxmo',
  'sap s/4hana',
  '用友',
  'e',
  'zzzzzz',
];
const keystrokes = typed.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)));
const repeats = 7;

/** Numbers below a bound, the same in every run. */
const seeded = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** The index with made-up systems after the real ones: names of one to three real words, each with a letter of another. */
const swollen = (index: CatalogueIndex, size: number): CatalogueIndex => {
  const below = seeded(7);
  const words = [...new Set(index.name.flatMap((name) => name.split(' ')))];
  const anyOf = (from: readonly string[]): string => from[below(from.length)] ?? '';
  const word = (): string => {
    const own = anyOf(words);
    const at = below(own.length + 1);
    return own.slice(0, at) + (anyOf(words)[0] ?? '') + own.slice(at + 1);
  };
  const phrase = (): string => Array.from({ length: 1 + below(3) }, word).join(' ');
  const more = Array.from({ length: size - index.name.length }, () => below(index.categories.length));
  return {
    ...index,
    id: [...index.id, ...more.map(() => '')],
    name: [...index.name, ...more.map(phrase)],
    vendor: [...index.vendor, ...more.map(() => anyOf(index.vendor))],
    category: [...index.category, ...more],
    aliases: [...index.aliases, ...more.map(() => (below(2) === 0 ? phrase() : ''))],
    tier: index.tier + 'c'.repeat(more.length),
  };
};

const collect = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

const timed = <T>(work: () => T): readonly [result: T, milliseconds: number] => {
  const begun = performance.now();
  return [work(), performance.now() - begun];
};

const perKeystroke = (search: ReturnType<typeof makeSearch>): number[] => {
  const least = (text: string): number =>
    Math.min(
      ...Array.from(
        { length: repeats },
        () => timed(() => search({ typed: text, category: undefined, limit: 50 }))[1],
      ),
    );
  return keystrokes.map(least).sort((a, b) => a - b);
};

const ms = (milliseconds: number): string => milliseconds.toFixed(2);

/** One row of the table; answers the 99th percentile of a keystroke. */
const measure = (index: CatalogueIndex): number => {
  const json = JSON.stringify(index);
  const quality = index.name.length > 10_000 ? 5 : 11;
  const size = brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
  collect();
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const [search, first] = timed(() => {
    const made = makeSearch(CatalogueIndex.parse(JSON.parse(json)), [], false);
    made({ typed: '', category: undefined, limit: 50 });
    return made;
  });
  const [, ready] = timed(() => search.prepare());
  collect();
  const held = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before;
  const times = perKeystroke(search);
  const cells = [
    index.name.length.toLocaleString('en'),
    `${(size / 1000).toFixed(1)} kB (${quality})`,
    ms(first),
    ms(ready),
    ms(quantile(times, 0.5)),
    ms(quantile(times, 0.99)),
    ms(times.at(-1) ?? NaN),
    `${(held / 2 ** 20).toFixed(1)} MB`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
  return quantile(times, 0.99);
};

/** The picker's search without its drawing, over the real index and over one of 100,000: sizes, times in milliseconds, memory. */
export const benchSearch = (): void => {
  const real = createDiskCatalogue().index('live').data;
  console.log('\n### search\n');
  console.log(
    '| systems | brotli (quality) | first rows | ready to type | keystroke p50 | p99 | most | memory |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
  const small = measure(real);
  const large = measure(swollen(real, 100_000));
  console.log(
    `\n${keystrokes.length} keystrokes, each the least of ${repeats}. p99 at 100,000 ÷ at full size: ${(large / small).toFixed(1)}.`,
  );
};
