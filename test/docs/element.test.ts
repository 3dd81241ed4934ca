import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allBlocks, inlineCode, textOf } from './pages.ts';

interface Named {
  readonly name?: string;
  readonly kind?: string;
}
interface Declaration {
  readonly tagName?: string;
  readonly attributes: readonly Named[];
  readonly members: readonly Named[];
  readonly events: readonly Named[];
  readonly slots: readonly Named[];
  readonly cssParts: readonly Named[];
  readonly cssProperties: readonly Named[];
  readonly cssStates: readonly Named[];
}
const manifest = JSON.parse(textOf('custom-elements.json')) as {
  readonly modules: readonly { readonly declarations?: readonly Declaration[] }[];
};
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName !== undefined);
const element =
  elements.find(({ tagName }) => tagName === 'makini-connect') ??
  assert.fail('the manifest has no makini-connect');

const names = (list: readonly Named[]): string[] =>
  list.flatMap(({ name }) => (name === undefined || name === '' ? [] : [name]));

const globals = /^(?:id|class|style|slot|lang|dir|hidden|title|data-.+|aria-.+)$/;

/** Names that an example uses and the manifest does not have. */
const strangers = (langs: string[], pattern: RegExp, known: readonly string[]): string[] =>
  allBlocks(langs)
    .flatMap(({ file, line, text }) =>
      [...text.matchAll(pattern)].map(({ 1: name = '' }) => ({ at: `${file}:${line}`, name })),
    )
    .filter(({ name }) => !known.includes(name) && !globals.test(name))
    .map(({ at, name }) => `${at}: ${name}`);

test('Examples in HTML give the element only attributes and slots that it has.', () => {
  const tags = allBlocks(['html']).flatMap(({ file, line, text }) =>
    [...text.matchAll(/<makini-connect\b([^>]*)>/g)].flatMap(({ 1: inside = '' }) =>
      [...inside.matchAll(/([\w-]+)(?:="[^"]*")?/g)].map(({ 1: name = '' }) => ({
        at: `${file}:${line}`,
        name,
      })),
    ),
  );
  assert.ok(tags.length >= 4);
  const known = names(element.attributes);
  assert.deepEqual(
    tags.filter(({ name }) => !known.includes(name) && !globals.test(name)),
    [],
  );
  assert.deepEqual(strangers(['html'], /\bslot="([\w-]+)"/g, names(element.slots)), []);
});

test('Examples in CSS use only parts, states and custom properties that the element has.', () => {
  assert.ok(allBlocks(['css']).length > 0);
  assert.deepEqual(strangers(['css'], /::part\(([\w-]+)\)/g, names(element.cssParts)), []);
  assert.deepEqual(strangers(['css'], /:state\(([\w-]+)\)/g, names(element.cssStates)), []);
  assert.deepEqual(strangers(['css'], /(--makini-[\w-]+)/g, names(element.cssProperties)), []);
});

test('The page on embedding names everything that the element has, and nothing that it has not.', () => {
  const said = inlineCode('docs/embed.md');
  const methods = element.members.filter(({ kind }) => kind === 'method');
  const properties = element.members.filter(({ kind }) => kind !== 'method');
  const all = [
    ...[element.attributes, properties, element.events, element.slots].flatMap(names),
    ...[element.cssParts, element.cssProperties, element.cssStates].flatMap(names),
    ...names(methods).map((name) => `${name}()`),
  ];
  assert.deepEqual(
    all.filter((name) => !said.includes(name)),
    [],
  );
  const own = [
    ...elements.flatMap(({ events }) => names(events)),
    ...names(element.cssProperties),
    'makini-connect',
  ];
  assert.deepEqual(
    said.filter((code) => /^(?:--)?makini-[\w-]+$/.test(code) && !own.includes(code)),
    [],
  );
});
