import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesUnder, root } from '../../../scripts/stamp.ts';
import { themes } from '../../../scripts/looks.ts';
import { contrastPairs, ratioOf } from '../../../src/element/world/contrast.ts';
import type { Rgb } from '../../../src/element/world/contrast.ts';

type Scheme = 'light' | 'dark';

const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const files = filesUnder(['demo/themes']);

/** A colour of six hexadecimal digits. */
const rgbOf = (hex: string): Rgb => {
  const [, ...parts] = /^#(..)(..)(..)$/.exec(hex.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')) ?? [];
  const [red, green, blue] = parts.map((part) => Number.parseInt(part, 16));
  if (red === undefined || green === undefined || blue === undefined) throw new Error(`${hex} is no colour.`);
  return [red, green, blue];
};

const pair = String.raw`(?:light-dark\(\s*(#\w+),\s*(#\w+)\s*\)|(#\w+))`;

/** A colour that a style sheet declares, in a scheme. */
const declared = (css: string, property: string, scheme: Scheme): Rgb | undefined => {
  const found = new RegExp(`(?:^|[\\s;])${property}:\\s*${pair}`).exec(css);
  const hex = found?.[3] ?? found?.[scheme === 'light' ? 1 : 2];
  return hex === undefined ? undefined : rgbOf(hex);
};

const ruleOf = (css: string, selector: string): string =>
  css.split(`\n${selector} {`)[1]?.split('}')[0] ?? '';

/** What stands behind the element: the card of the page. */
const backgroundOf = (css: string, scheme: Scheme): Rgb => {
  const found = declared(ruleOf(css, '.app-card'), 'background', scheme);
  return found ?? assert.fail('the card has no background');
};

for (const file of files) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${file} can be read in ${scheme}: text, buttons, edges of fields, focus ring.`, () => {
      const css = text(file);
      const theme = ruleOf(css, 'makini-connect,\nmakini-connections');
      const colour = (name: string): Rgb =>
        name === 'background'
          ? backgroundOf(css, scheme)
          : (declared(theme, `--makini-color-${name}`, scheme) ?? assert.fail(`${name} is not set`));
      const weak = contrastPairs
        .map(({ front, back, needed }) => ({
          front,
          back,
          needed,
          found: ratioOf(colour(front), colour(back)),
        }))
        .filter(({ found, needed }) => found < needed);
      assert.deepEqual(weak, []);
    });
  }
}

test('The page around the element can be read as well.', () => {
  const weak = files.flatMap((file) =>
    (['light', 'dark'] as const).flatMap((scheme) => {
      const body = ruleOf(text(file), 'body');
      const [front, back] = [declared(body, 'color', scheme), declared(body, 'background', scheme)];
      return front && back && ratioOf(front, back) >= 4.5 ? [] : [`${file} ${scheme}`];
    }),
  );
  assert.deepEqual(weak, []);
});

test('There are six themes, and they load nothing.', () => {
  assert.deepEqual(
    files.map((file) => file.replace(/^.*\/|\.css$/g, '')).toSorted(),
    themes.filter((name) => name !== 'plain').toSorted(),
  );
  assert.deepEqual(
    files.filter((file) => /url\(|@import|@font-face/.test(text(file))),
    [],
  );
});

test('Black on white is 21:1, and a grey that is just too light is seen.', () => {
  assert.equal(ratioOf(rgbOf('#000'), rgbOf('#ffffff')), 21);
  assert.ok(ratioOf(rgbOf('#767676'), rgbOf('#fff')) >= 4.5);
  assert.ok(ratioOf(rgbOf('#777777'), rgbOf('#fff')) < 4.5);
});
