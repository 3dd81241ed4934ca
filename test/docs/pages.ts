// The guides as their tests read them: code blocks by language, inline code, headings and links. The text itself is in README.md
// and docs/; what it claims of the package is compared with the package by the tests beside this file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, root } from '../../scripts/stamp.ts';

/** A fenced block: its language, its text, and the line it begins at. */
export interface Block {
  readonly file: string;
  readonly line: number;
  readonly lang: string;
  readonly text: string;
}

/** Every page that is written for readers. */
export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...filesUnder(['docs']).filter((file) => file.endsWith('.md')),
];

/** The text of a page. */
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** The blocks of a page in these languages. */
export const blocksOf = (file: string, langs: readonly string[]): Block[] => {
  const text = textOf(file);
  return [...text.matchAll(fence)]
    .map(({ 1: lang = '', 2: inner = '', index }) => ({
      file,
      lang,
      text: inner,
      line: text.slice(0, index).split('\n').length + 1,
    }))
    .filter(({ lang }) => langs.includes(lang));
};

/** The blocks of all pages in these languages. */
export const allBlocks = (langs: readonly string[]): Block[] =>
  pages.flatMap((file) => blocksOf(file, langs));

/** A page without its blocks. */
export const proseOf = (file: string): string => textOf(file).replace(fence, '');

/** Everything between single backticks in a page's prose. */
export const inlineCode = (file: string): string[] =>
  [...proseOf(file).matchAll(/`([^`\n]+)`/g)].map(({ 1: code = '' }) => code);

/** The fragments that a page's headings can be linked by. */
export const anchorsOf = (file: string): string[] =>
  [...proseOf(file).matchAll(/^#+ (.+)$/gm)].map(({ 1: title = '' }) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** The targets of a page's links. */
export const linksOf = (file: string): string[] =>
  [...proseOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map(({ 1: target = '' }) => target);

/** Whether a path in the repository is there. */
export const isThere = (file: string): boolean => existsSync(join(root, file));
