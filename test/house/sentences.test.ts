import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { filesUnder } from '../../scripts/stamp.ts';
import { parse, read, sources } from './source.ts';

/** What a person reads or hears of an element besides its text. */
const named = /\b(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/g;

/** The words that stand in the `html` templates of a source: text between tags, and names of elements. */
function wordsIn(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
      const { template } = node;
      const pieces = ts.isNoSubstitutionTemplateLiteral(template)
        ? [template.text]
        : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
      const markup = pieces.join('\0');
      const texts = markup.replaceAll(/<[^>]*>/g, '\0').split('\0');
      found.push(...texts, ...[...markup.matchAll(named)].map(([, name = '']) => name));
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return found.map((word) => word.trim()).filter((word) => /\p{L}/u.test(word));
}

// The service's own pages have their words in `routes/hosted-words.ts` and `routes/sign-in-words.ts`.
const screens = sources.filter((file) => /^src\/(element|pages\/(frame|dashboard))\//.test(file));

test('No template of a screen has words of its own: they are in the files of the languages.', () => {
  assert.ok(screens.length > 60);
  const found = screens.flatMap((file) => wordsIn(file, read(file)).map((word) => `${file}: ${word}`));
  assert.deepEqual(found, []);
});

test('Words in a template are seen: as text, as a name, and beside a value.', () => {
  const text =
    'const a = html`<p class="small">Hello ${name}, <b>you</b></p><img alt="A plant" title=${t} data-x=${y > 3}>`;';
  assert.deepEqual(wordsIn('x.ts', text), ['Hello', 'you', 'A plant']);
});

const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)(?!-(?:color|radius))\b|left|right|float|clear|text-align:\s*(?:left|right))\s*[:;]?/;

/** The lines of styles that name a side of the page instead of a side of the line. */
const sidesIn = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => physical.test(line) && /^[^/*]*:/.test(line) && !/^\s*(\/\*|\*)/.test(line));

test('Styles name sides by the direction of the line, so that they turn with it.', () => {
  const styles = [
    ...sources.filter((file) => /^src\/(element|pages\/dashboard)\/styles\//.test(file)),
    ...filesUnder(['src/pages']).filter((file) => file.endsWith('.css')),
  ];
  assert.ok(styles.length > 8);
  assert.deepEqual(
    styles.flatMap((file) => sidesIn(read(file)).map((line) => `${file}: ${line.trim()}`)),
    [],
  );
});

test('A style that names a side of the page is seen.', () => {
  const text =
    'p {\n  margin-left: 8px;\n  right: 0;\n  text-align: left;\n  margin-inline: 8px;\n  border-left-color: red;\n}';
  assert.deepEqual(
    sidesIn(text).map((line) => line.trim()),
    ['margin-left: 8px;', 'right: 0;', 'text-align: left;'],
  );
});
