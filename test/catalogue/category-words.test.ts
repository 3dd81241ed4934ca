import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryWords } from '../../src/catalogue/category-words.ts';
import { fold } from '../../src/element/search/fold.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';

test('every category has other words for it, and only categories have', () => {
  assert.deepEqual(
    Object.keys(categoryWords).toSorted(),
    createDiskCatalogue().index('live').data.categories,
  );
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
