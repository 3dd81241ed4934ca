// Writes the numbers of the catalogue into the README, from the data: `npm run counts`. Not here: the counts of tests (counts.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import type { SystemHead, Tier } from '../src/contract/index.ts';
import { createDiskCatalogue } from '../src/service/adapters/disk-catalogue.ts';

const readme = new URL('../README.md', import.meta.url);

const meanings: readonly (readonly [Tier, string, string])[] = [
  ['verified', 'verified', 'a test of this repository runs the whole check against the real product'],
  [
    'documented',
    'documented',
    'its way to sign in is known; its own form and check, never run against it here',
  ],
  [
    'choose_method',
    'choose a method',
    'the product is real, and the person picks the way that its vendor offers',
  ],
];

const number = new Intl.NumberFormat('en');

/** The table of tiers with their numbers, and the kinds of systems; those made for trying out are not counted. */
export const countsOf = (systems: readonly SystemHead[]): string => {
  const real = systems.filter(({ mode }) => mode === undefined);
  const kinds = new Set(real.map(({ category }) => category)).size;
  const rows = meanings.map(([tier, name, meaning]) => {
    const count = real.filter((system) => system.tier === tier).length;
    return `| ${name} | ${number.format(count)} | ${meaning} |`;
  });
  return [
    `${number.format(real.length)} systems of ${kinds} kinds:`,
    '',
    '| tier | systems | means |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
};

const block = /(<!-- counts -->\n)[\s\S]*?(<!-- \/counts -->)/;

/** The text with today's numbers between its marks. */
export const withCounts = (text: string, counts: string): string =>
  text.replace(block, (_whole, begin: string, end: string) => `${begin}\n${counts}\n\n${end}`);

/** What stands between the marks, as words: how a table is laid out does not count. */
export const countsIn = (text: string): string =>
  (block.exec(text)?.[0] ?? '')
    .replace(/<!--.*?-->/g, '')
    .replace(/[\s|-]+/g, ' ')
    .trim();

if (import.meta.main)
  writeFileSync(readme, withCounts(readFileSync(readme, 'utf8'), countsOf(createDiskCatalogue().systems)));
