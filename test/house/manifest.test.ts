import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { factsOf, tags } from '../../scripts/element-facts.ts';
import { generated } from '../../scripts/manifest.ts';
import { read } from './source.ts';

let files: Record<string, string> = {};
before(async () => void (files = await generated()));

test('What describes the element for tools is what the element says today (`npm run manifest` writes it).', () => {
  const names = Object.keys(files);
  assert.ok(names.length > 5, names.join());
  for (const name of names) assert.equal(read(name), files[name], name);
});

test('custom-elements.json shows the element, its attributes and events, and nothing private.', () => {
  const text = read('custom-elements.json');
  assert.match(text, /"tagName": "makini-connect"/);
  assert.match(text, /"name": "session-url"/);
  assert.match(text, /"name": "makini-success"/);
  assert.doesNotMatch(text, /"name": "#|"privacy": "(private|protected)"/);
});

test('Everything that the manifest lists has a name and a sentence, each name once.', () => {
  for (const tag of tags) {
    const facts = factsOf(read('custom-elements.json'), tag);
    const { attributes, properties, events, slots, cssParts, cssProperties } = facts;
    for (const list of [attributes, properties, events, slots, cssParts, cssProperties]) {
      assert.ok(list.length > 1, tag);
      assert.deepEqual(
        list.filter(({ name, description }) => name === '' || description === ''),
        [],
      );
      assert.equal(new Set(list.map(({ name }) => name)).size, list.length);
    }
  }
});

const eventFiles = {
  'makini-connect': 'src/element/events.ts',
  'makini-connections': 'src/element/connections/events.ts',
};

test('Every event that an element documents is typed for whoever listens, and no other.', () => {
  for (const tag of tags) {
    const map = /interface GlobalEventHandlersEventMap \{([^}]+)\}/.exec(read(eventFiles[tag]))?.[1];
    const typed = [...(map ?? '').matchAll(/'([^']+)': (\w+);/g)].map(([, name, type]) => `${name} ${type}`);
    const { events } = factsOf(read('custom-elements.json'), tag);
    assert.deepEqual(typed.toSorted(), events.map(({ name, type }) => `${name} ${type}`).toSorted());
  }
});

test('Every custom property that the list of connections reads is documented, and no other.', () => {
  const files = ['styles/tokens.ts', 'styles/controls.ts', 'connections/styles.ts'];
  const text = files.map((file) => read(`src/element/${file}`)).join('\n');
  const used = new Set([...text.matchAll(/var\((--makini-[\w-]+)/g)].map(([, name]) => name));
  const { cssProperties } = factsOf(read('custom-elements.json'), 'makini-connections');
  assert.deepEqual(cssProperties.map(({ name }) => name).toSorted(), [...used].toSorted());
});

test('An editor finds each file where package.json names it.', () => {
  const { customElements, 'web-types': webTypes } = JSON.parse(read('package.json')) as Record<
    string,
    string
  >;
  assert.deepEqual([customElements, webTypes], ['./custom-elements.json', './web-types.json']);
});
