import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { Guide, judgeValue, readAddress, type ODataBasic } from '../../src/contract/index.ts';
import { parseSystems } from '../../src/catalogue/index.ts';

const folder = new URL('../../src/catalogue/', import.meta.url);
const systems = parseSystems(readFileSync(new URL('systems.jsonl', folder), 'utf8'));
const guides = new URL('guides/', folder);

const templates = ({ root, whoami, query, choose }: ODataBasic): string[] => [
  root,
  whoami,
  ...Object.values(query ?? {}),
  ...(choose ? [choose.scope] : []),
];

test('there are at least a dozen systems, sorted by id, no id twice', () => {
  const ids = systems.map((system) => system.id);
  assert.ok(ids.length >= 12);
  assert.deepEqual(ids, ids.toSorted());
  assert.equal(new Set(ids).size, ids.length);
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

for (const system of systems) {
  test(`${system.id}: fields are complete and no name comes twice`, () => {
    for (const { fields } of system.methods) {
      const names = fields.map((field) => field.name);
      assert.equal(new Set(names).size, names.length);
      for (const name of ['address', 'username', 'password']) assert.ok(names.includes(name), name);
      assert.equal(fields.find((field) => field.name === 'address')?.type, 'url');
      assert.equal(fields.find((field) => field.name === 'password')?.type, 'secret');
    }
  });

  test(`${system.id}: every placeholder of its templates is a field`, () => {
    for (const method of system.methods) {
      const known = new Set(['address', 'origin', 'choice', ...method.fields.map((field) => field.name)]);
      for (const template of templates(method))
        for (const [, name] of template.matchAll(/\{(\w+)\}/g)) assert.ok(known.has(name ?? ''), name);
    }
  });

  test(`${system.id}: its addresses begin at the typed address, so that nothing else is ever asked`, () => {
    for (const { root, whoami } of system.methods)
      for (const address of [root, whoami]) assert.match(address, /^\{(address|origin)\}/);
  });

  test(`${system.id}: defaults, placeholders and patterns agree with each other`, () => {
    for (const { fields } of system.methods)
      for (const field of fields) {
        if (field.default !== undefined) assert.equal(judgeValue(field, field.default), undefined);
        if (field.type !== 'url' || field.placeholder === undefined) continue;
        const reading = readAddress(field.placeholder);
        assert.ok(reading.ok && reading.address.scheme === 'https');
      }
  });

  test(`${system.id}: fields that wait for another name one that exists`, () => {
    for (const { fields } of system.methods)
      for (const { when } of fields) if (when) assert.ok(fields.some((field) => field.name === when.field));
  });

  test(`${system.id}: its tier is carried by its evidence`, () => {
    assert.match(system.date, /^\d{4}-\d{2}-\d{2}$/);
    if (system.tier === 'verified') assert.match(system.evidence, /run against .+ in the tests/);
    if (system.tier !== 'choose_method') assert.ok(system.methods.length > 0);
  });

  test(`${system.id}: its guide and its signatures can be read`, () => {
    assert.ok(existsSync(new URL(`${system.guide ?? 'odata-basic'}.json`, guides)));
    for (const { header } of system.signatures ?? []) if (header) new RegExp(header.matches, 'i');
  });
}

for (const file of readdirSync(guides))
  test(`the guide ${file} holds to the contract and links over https`, () => {
    const guide = z.parse(Guide, JSON.parse(readFileSync(new URL(file, guides), 'utf8')));
    if (guide.link) assert.match(guide.link.url, /^https:\/\//);
    assert.ok(guide.steps.length > 0);
  });
