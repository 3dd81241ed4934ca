import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  Family,
  Fingerprint,
  judgeValue,
  readAddress,
  SharedField,
  slugOf,
  SystemLine,
} from '../../src/contract/index.ts';
import { wayOf } from '../../src/catalogue/index.ts';
import { kindOfWay } from '../../src/element/parts/ways.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const catalogue = createDiskCatalogue();
const systems = catalogue.systems.map(({ id }) => catalogue.find(id) ?? assert.fail(id));
const methods = systems.flatMap(({ id, methods }) => methods.map((method) => ({ id, ...method })));
const odata = methods.filter((each) => each.method === 'odata_basic');
const folder = new URL('../../src/catalogue/', import.meta.url);
const linesOf = (file: string): string[] =>
  readFileSync(new URL(file, folder), 'utf8').replace(/\n$/, '').split('\n');

const placeholders = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
test('there are at least 2,500 systems, one line each, sorted by an id that is the slug of the name', () => {
  const ids = linesOf('systems.jsonl').map((line) => SystemLine.parse(JSON.parse(line)).id);
  assert.ok(ids.length >= 2_500, String(ids.length));
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, name } of systems) assert.equal(id, slugOf(name));
});

test('a line holds nothing that the contract does not know', () => {
  for (const [file, schema] of [
    ['systems.jsonl', SystemLine],
    ['families.jsonl', Family],
    ['fields.jsonl', SharedField],
    ['fingerprints.jsonl', Fingerprint],
  ] as const)
    for (const line of linesOf(file)) assert.deepEqual(schema.parse(JSON.parse(line)), JSON.parse(line));
});

const general = ['basic', 'bearer', 'api_key', 'api_key_query', 'oauth2_client_credentials'];

test('every system has a way to sign in, and one whose own is not known lets the person pick a general one', () => {
  for (const { id, methods, tier } of systems) {
    assert.ok(methods.length > 0, id);
    if (tier === 'choose_method') assert.deepEqual(methods.map(wayOf), general, id);
  }
  const lines = linesOf('systems.jsonl').map((line) => SystemLine.parse(JSON.parse(line)));
  for (const { id, methods, tier } of lines)
    assert.equal(methods === undefined, tier === 'choose_method', id);
});

test('no system has a way twice, nor two that bear one name on the screen', () => {
  for (const { id, methods } of systems) {
    const ways = methods.map(wayOf);
    assert.equal(new Set(ways).size, ways.length, id);
    if (ways.length === 1) continue;
    const kinds = ways.map(kindOfWay);
    assert.ok(!kinds.includes(undefined), id);
    assert.equal(new Set(kinds).size, kinds.length, `${id}: ${ways.join(', ')}`);
  }
});

test('the categories are the known ones', () => {
  const categories = new Set(systems.map(({ category }) => category));
  assert.equal(categories.size, 45, [...categories].join(', '));
  for (const category of categories) assert.match(category, /^[A-Z][\w&, -]{1,39}$/);
});

test('no two systems of a category answer to the same name or alias', () => {
  const seen = new Map<string, string>();
  for (const { id, category, name, aliases } of systems)
    for (const word of [name, ...aliases]) {
      const key = `${category}/${word.toLowerCase()}`;
      assert.equal(seen.get(key), undefined, `${id}: ${word}`);
      seen.set(key, id);
    }
});

test('no two systems share a place in the order in which they are shown, but those that have none', () => {
  const places = systems.map(({ popularity }) => popularity).filter((place) => place !== 1000);
  assert.equal(new Set(places).size, places.length);
  for (const place of places) assert.ok(Number.isInteger(place) && place > 0 && place < 1000);
});

test('every OData template names fields of the form, begins at the typed address and stays there', () => {
  for (const { id, fields, root, whoami, query = {}, choose, signInName = '' } of odata) {
    const names = new Set(['origin', ...fields.map(({ name }) => name)]);
    assert.equal(names.size, fields.length + 1, id);
    for (const name of ['address', 'username', 'password']) assert.ok(names.has(name), `${id} ${name}`);
    for (const template of [root, whoami]) assert.match(template, /^\{(?:address|origin)\}(?:\/|$)/, id);
    for (const template of [root, whoami, signInName, ...Object.values(query)])
      for (const name of placeholders(template)) assert.ok(names.has(name), `${id} ${name}`);
    assert.deepEqual(placeholders(choose?.scope ?? '{choice}'), ['choice'], id);
  }
});

test('no OData address carries what was typed to sign in, and every other field is used', () => {
  for (const { id, fields, root, whoami, query = {}, signInName = '{username}' } of odata) {
    const inAddresses = [root, whoami, ...Object.values(query)].flatMap(placeholders);
    for (const name of ['username', 'password']) assert.equal(inAddresses.includes(name), false, id);
    const used = new Set([...inAddresses, ...placeholders(signInName), 'address', 'password']);
    for (const { name } of fields) assert.ok(used.has(name), `${id} ${name}`);
  }
});

/** Products whose interface speaks http alone. */
const plain = ['kepware-kepserverex', 'pohoda'];

test('every field can be filled in: addresses have an https example, passwords are secret, defaults and examples fit', () => {
  for (const { id, fields } of methods)
    for (const field of fields) {
      assert.match(field.label, /^[A-Z]\S{0,4}[a-z ]|^[A-Z]{2,4} /, `${id} ${field.label}`);
      assert.doesNotMatch(field.label, /_|[a-z][A-Z]|^[A-Z]{5,}$/, `${id} ${field.label}`);
      assert.ok(field.maxLength !== undefined || field.options !== undefined, `${id} ${field.name}`);
      for (const text of [field.default, field.placeholder])
        if (text !== undefined) assert.equal(judgeValue(field, text), undefined, `${id} ${field.name}`);
      if (field.type !== 'url') continue;
      const reading = readAddress(field.placeholder ?? '');
      const isPlain = plain.includes(id) && field.port === undefined;
      assert.ok(reading.ok && (reading.address.scheme === 'https') !== isPlain, id);
      if (isPlain) assert.match(field.help ?? '', /without encryption/, id);
    }
});

test('what is typed to sign in over OData is a name and one secret', () => {
  for (const { id, fields } of odata)
    for (const { type, name } of fields) {
      assert.equal(type === 'secret', name === 'password', id);
      assert.equal(type === 'url', name === 'address', id);
    }
});

test('a field that is folded away needs no typing, and one that waits for another names one that exists', () => {
  for (const { id, fields } of methods)
    for (const field of fields) {
      if (field.advanced) assert.ok(!field.required || field.default !== undefined, `${id} ${field.name}`);
      if (field.when) assert.ok(fields.some(({ name }) => name === field.when?.field));
    }
});

test('everything whose name does not say it all has a sentence of help', () => {
  const said = ['Password', 'User name'];
  for (const { id, fields } of methods)
    for (const { label, help, type } of fields)
      assert.ok(said.includes(label) || type === 'select' || /\.$/.test(help ?? ''), `${id}: ${label}`);
});

test('every signature and fingerprint is a pattern that compiles, and names systems that exist', () => {
  const signatures = [...systems, ...catalogue.fingerprints].flatMap((entry) => entry.signatures ?? []);
  assert.ok(signatures.length > 0);
  for (const { header, body } of signatures) {
    assert.ok(header !== undefined || body !== undefined);
    for (const source of [header?.matches, body])
      if (source !== undefined) assert.ok(new RegExp(source, 'i'));
    assert.equal(header?.name, header?.name.toLowerCase());
  }
  const ids = new Set(systems.map(({ id }) => id));
  for (const { system, fits = [] } of catalogue.fingerprints)
    for (const id of [...fits, ...(system === undefined ? [] : [system])]) assert.ok(ids.has(id), id);
});

/** What repeats without an upper bound in a pattern's source: `*`, `+`, `{n,}`. Escapes are literal; in a class the same signs are too. */
const unbounded = (source: string): string[] =>
  source
    .replace(/\\./g, 'x')
    .replace(/\[\^?[^\]]*\]/g, 'x')
    .match(/[*+]|\{\d+,\}/g) ?? [];

test('what repeats without an upper bound in a pattern is found, whatever it repeats', () => {
  for (const source of ['a*', 'a+?', '<a[^>]*odoo', '[*]+', '\\s*:', '(ab)*', 'a{2,}', '\\[a*', '[\\]]*'])
    assert.equal(unbounded(source).length, 1, source);
  for (const source of ['a{0,200}', '[*+]', '\\*', '\\+', '<a[^>]{0,200}odoo', '[\\]*]', 'a?'])
    assert.deepEqual(unbounded(source), [], source);
});

test('no signature repeats anything without an upper bound: the text it is tried on may be hostile', () => {
  const signatures = [...systems, ...catalogue.fingerprints].flatMap((entry) => entry.signatures ?? []);
  for (const { header, body } of signatures)
    for (const source of [header?.matches, body])
      if (source !== undefined) assert.deepEqual(unbounded(source), [], source);
});

test('SAP Gateway is no other product for any system that stands behind it', () => {
  const fits = catalogue.fingerprints.find(({ product }) => product === 'SAP Gateway')?.fits ?? [];
  for (const { id, root } of odata) if (root.includes('/sap/opu/')) assert.ok(fits.includes(id), id);
});

test('verified systems name the test that runs them, and nothing else names one', () => {
  for (const { id, tier, evidence, date } of systems) {
    assert.match(date, /^\d{4}-\d{2}-\d{2}$/, id);
    const [file = ''] = evidence.split(' ');
    const carried = file.endsWith('.test.ts') && existsSync(new URL(`../../${file}`, import.meta.url));
    assert.equal(carried, tier === 'verified', id);
  }
});
