import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryWords } from '../../src/catalogue/category-words.ts';
import { makeSearch } from '../../src/element/search/catalogue-search.ts';
import { fold } from '../../src/element/search/fold.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

const index = createDiskCatalogue().index('live').data;
const search = makeSearch(index, [], false);

test('every category has other words for it, and only categories have', () => {
  assert.deepEqual(Object.keys(categoryWords).toSorted(), index.categories);
});

test('what a word begins with is folded as the search folds it, long enough to tell, and stands once in its category', () => {
  for (const [category, words] of Object.entries(categoryWords)) {
    assert.equal(fold(words), words, category);
    const stems = words.split(' ');
    assert.equal(new Set(stems).size, stems.length, category);
    for (const stem of stems)
      assert.ok(stem.length >= 3 && (stem.length >= 4 || /\p{Script=Arabic}/u.test(stem)), stem);
  }
});

test('who knows no name finds the systems of a kind by what it is called in their language, the popular ones first.', () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    'CMMS & EAM': [
      'instandhaltung',
      'Instandhaltungssoftware',
      'maintenance industrielle',
      'mantenimiento',
      'برنامج الصيانة',
      'spare parts',
    ],
    'WMS & inventory': ['lagerverwaltung', 'gestion d’entrepôt', 'almacén', 'مستودع'],
    'Procurement & spend': ['Einkauf', 'achats', 'compras', 'مشتريات'],
    'MES & production': ['fertigung', 'producción y fabricación', 'إنتاج'],
    'HR & workforce': ['payroll', 'zeiterfassung', 'nómina', 'موارد بشرية'],
    ERP: ['warenwirtschaft'],
  };
  for (const [kind, texts] of Object.entries(kinds))
    for (const typed of texts) {
      const found = search({ typed, category: undefined, limit: 400 });
      assert.ok(
        found.categories.some(([name]) => name === kind),
        typed,
      );
      assert.equal(found.rows[0]?.also, undefined, typed);
      assert.equal(found.total, found.rows.length, typed);
      const places = found.rows.map(({ name }) => index.name.indexOf(name));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
        typed,
      );
    }
  assert.equal(search({ typed: 'sap instandhaltung', category: undefined, limit: 1 }).rows[0]?.vendor, 'SAP');
});
