import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minifyTemplates } from '../../scripts/template-minifier.ts';

const small = (code: string): string => minifyTemplates('x.ts', code);

test('Styles lose comments and the spaces that mean nothing, and keep those that do.', () => {
  const before =
    'css`\n  /* why */\n  :host > .a  .b:not(:hover) {\n    width: calc(1px + 2px);\n    margin: 0 4px;\n  }\n`';
  assert.equal(small(before), 'css` :host > .a .b:not(:hover){width:calc(1px + 2px);margin:0 4px}`');
});

test('What is quoted in styles stays as it is.', () => {
  assert.equal(
    small(`css\`a { content: ': ,  { '; b: "c,  d"; }\``),
    `css\`a{content:': ,  { ';b:"c,  d"}\``,
  );
});

test('Markup keeps a space wherever there was any, so that words do not run together.', () => {
  const before = 'html`<p>\n    one\n    <b>two</b>\n    three ${a}\n    ${html`<i>\n x</i>`}\n  </p>`';
  assert.equal(small(before), 'html`<p> one <b>two</b> three ${a} ${html`<i> x</i>`} </p>`');
});

test('What is substituted, other templates and the rest of the code stay as they are.', () => {
  const before = 'const a = `x\n  y`;\nconst b = css`a{color:${\n  value  \n};\n b: c}`;';
  assert.equal(small(before), 'const a = `x\n  y`;\nconst b = css`a{color:${\n  value  \n};b:c}`;');
});
