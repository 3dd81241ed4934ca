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
const named = (tag: string): Declaration =>
  elements.find(({ tagName }) => tagName === tag) ?? assert.fail(`the manifest has no ${tag}`);
const element = named('makini-connect');
const list = named('makini-connections');

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
  const slots = [element, list].flatMap((each) => names(each.slots));
  assert.deepEqual(strangers(['html'], /\bslot="([\w-]+)"/g, slots), []);
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

test('The section on the list names everything that the list has, and nothing that it has not.', () => {
  const [, section = ''] = textOf('docs/embed.md').split('\n## The list of connections\n');
  const [text = ''] = section.split('\n## ');
  const said = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code]) => code ?? '',
  );
  const shown = [list.attributes, list.events, list.slots, list.cssParts, list.cssProperties].flatMap(names);
  const members = list.members.map(({ name = '', kind }) => (kind === 'method' ? `${name}()` : name));
  assert.deepEqual(
    [...shown, ...members].filter((name) => !said.includes(name)),
    [],
  );
  const own = [...shown, 'makini-connect'];
  assert.deepEqual(
    said.filter((code) => /^(?:--)?makini-[\w-]+$/.test(code) && !own.includes(code)),
    [],
  );
});
