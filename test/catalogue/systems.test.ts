import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { judgeValue, readAddress } from '../../src/contract/index.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const catalogue = createDiskCatalogue();
const placeholders = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

test('there are at least a dozen systems, each with one odata_basic method and a guide', () => {
  assert.ok(catalogue.systems.length >= 12);
  for (const system of catalogue.systems) {
    assert.deepEqual(
      system.methods.map(({ method }) => method),
      ['odata_basic'],
      system.id,
    );
    assert.ok(catalogue.guide(system).steps.length > 0, system.id);
  }
});

test('no two systems of a category answer to the same name or alias', () => {
  const seen = new Map<string, string>();
  for (const { id, category, name, aliases } of catalogue.systems)
    for (const word of [name, ...aliases]) {
      const key = `${category}/${word.toLowerCase()}`;
      assert.equal(seen.get(key), undefined, `${id}: ${word}`);
      seen.set(key, id);
    }
});

test('every template names fields of the form, begins at the typed address and stays there', () => {
  for (const { id, methods } of catalogue.systems)
    for (const { fields, root, whoami, query = {}, choose, signInName = '' } of methods) {
      const names = new Set(['origin', ...fields.map(({ name }) => name)]);
      assert.equal(names.size, fields.length + 1, id);
      for (const name of ['address', 'username', 'password']) assert.ok(names.has(name), `${id} ${name}`);
      for (const template of [root, whoami]) assert.match(template, /^\{(?:address|origin)\}/, id);
      for (const template of [root, whoami, signInName, ...Object.values(query)])
        for (const name of placeholders(template)) assert.ok(names.has(name), `${id} ${name}`);
      assert.deepEqual(placeholders(choose?.scope ?? '{choice}'), ['choice'], id);
    }
});

test('every field can be filled in: addresses have an https example, passwords are secret, defaults fit', () => {
  for (const { id, methods } of catalogue.systems)
    for (const field of methods.flatMap(({ fields }) => fields)) {
      assert.equal(field.type === 'secret', field.name === 'password', id);
      assert.equal(field.type === 'url', field.name === 'address', id);
      if (field.default !== undefined) assert.equal(judgeValue(field, field.default), undefined, id);
      if (field.type !== 'url') continue;
      const reading = readAddress(field.placeholder ?? '');
      assert.ok(reading.ok && reading.address.scheme === 'https', id);
    }
});

test('every signature and fingerprint is a pattern that compiles, and names systems that exist', () => {
  const signatures = [...catalogue.systems, ...catalogue.fingerprints].flatMap(
    (entry) => entry.signatures ?? [],
  );
  assert.ok(signatures.length > 0);
  for (const { header, body } of signatures) {
    assert.ok(header !== undefined || body !== undefined);
    for (const source of [header?.matches, body])
      if (source !== undefined) assert.ok(new RegExp(source, 'i'));
    assert.equal(header?.name, header?.name.toLowerCase());
  }
  const ids = new Set(catalogue.systems.map(({ id }) => id));
  for (const { system, fits = [] } of catalogue.fingerprints)
    for (const id of [...fits, ...(system === undefined ? [] : [system])]) assert.ok(ids.has(id), id);
});

test('verified systems name the test that runs them; the others claim no more than documented', () => {
  for (const { id, tier, evidence, date } of catalogue.systems) {
    assert.match(date, /^\d{4}-\d{2}-\d{2}$/, id);
    const [file = ''] = evidence.split(' ');
    const carried = file.endsWith('.test.ts') && existsSync(new URL(`../../${file}`, import.meta.url));
    assert.equal(carried, tier === 'verified', id);
  }
});
