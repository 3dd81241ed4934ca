// Every shared field of the catalogue has a name in every language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fieldNames as ar } from '../../src/element/locales/ar/field-names.ts';
import { fieldNames as de } from '../../src/element/locales/de/field-names.ts';
import { fieldNames as es } from '../../src/element/locales/es/field-names.ts';
import { fieldNames as fr } from '../../src/element/locales/fr/field-names.ts';
import { SharedField } from '../../src/contract/index.ts';

const labels = readFileSync(new URL('../../src/catalogue/fields.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => SharedField.parse(JSON.parse(line)).field.label);

for (const [language, names] of Object.entries({ ar, de, es, fr })) {
  test(`Every shared field has a name in ${language}, and no name is left over.`, () => {
    assert.deepEqual(Object.keys(names).sort(), [...new Set(labels)].sort());
    for (const name of Object.values(names)) assert.match(name, /\S/);
  });
}
