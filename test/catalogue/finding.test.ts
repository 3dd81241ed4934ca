// Everything in the catalogue is found by what people type: the picker's own search over the whole index. Not here: how its parts
// work, one by one (test/element/search).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSearch, type CatalogueRow } from '../../src/element/search/catalogue-search.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';
import { typed as commonly } from './typed.ts';

const catalogue = createDiskCatalogue();
const systems = catalogue.systems.filter(({ mode }) => mode === undefined);
const index = catalogue.index('live').data;
const search = makeSearch(index, [], false);
const firstThree = (typed: string): readonly CatalogueRow[] =>
  search({ typed, category: undefined, limit: 3 }).rows;
const finds = (typed: string, id: string): boolean => firstThree(typed).some((row) => row.id === id);

/** A number made of a text, the same in every run (FNV-1a, mixed). */
const numberOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return (hash ^ (hash >>> 13)) >>> 0;
};

const letterOf = (seed: string): string => 'abcdefghijklmnopqrstuvwxyz0123456789'[numberOf(seed) % 36] ?? '';

/** One edit of a name. Each name's depends on nothing but itself: another system in the catalogue does not change it. */
const edited = (name: string): string => {
  const letters = [...name];
  const at = numberOf(`${name} at`) % letters.length;
  const other = letterOf(`${name} letter`);
  const edits = [
    () => letters.toSpliced(at, 0, other),
    () => letters.toSpliced(at, 1),
    () => letters.toSpliced(at, 2, ...letters.slice(at, at + 2).reverse()),
    () => letters.toSpliced(at, 1, other),
  ];
  return (edits[numberOf(`${name} edit`) % edits.length]?.() ?? letters).join('');
};

const sample = systems
  .toSorted((a, b) => numberOf(a.name) - numberOf(b.name))
  .slice(0, 2_000)
  .map(({ id, name }) => ({ id, name, typed: edited(name) }));

/** Names so short that an edit of one may be any other short text: no edit is forgiven where both have three letters or fewer. */
const isShort = (name: string): boolean => name.replaceAll(/[^\p{L}\p{N}]/gu, '').length <= 3;

/** What is missed although the name is longer, each with its reason. */
const missed: Readonly<Record<string, string>> = {
  'iNt for iNet': 'the three letters that are left begin the names of others',
};

test('Every system is found first by its name.', () => {
  const others = systems.filter(({ id, name }) => firstThree(name)[0]?.id !== id);
  assert.deepEqual(others, []);
});

test('Every alias finds its system among the first three.', () => {
  const all = systems.flatMap(({ id, aliases }) => aliases.map((alias) => ({ id, alias })));
  assert.ok(all.length > 1_000);
  assert.deepEqual(
    all.filter(({ id, alias }) => !finds(alias, id)),
    [],
  );
});

test('2,000 names with one edit find their systems among the first three, but for those whose reason is known.', (t) => {
  assert.equal(sample.length, 2_000);
  const misses = sample.filter(({ id, typed }) => !finds(typed, id));
  const short = misses.filter(({ name }) => isShort(name));
  t.diagnostic(`missed: ${misses.map(({ name, typed }) => `${typed} for ${name}`).join(', ')}`);
  const long = misses.filter(({ name }) => !isShort(name));
  assert.deepEqual(long.map(({ name, typed }) => `${typed} for ${name}`).sort(), Object.keys(missed).sort());
  assert.ok(short.length <= 24, `${short.length} short ones`);
});

test('Acronyms, old names, makers with their products and names in other scripts find what they mean first.', () => {
  const meant: Readonly<Record<string, string>> = {
    MAS: 'ibm-maximo-application-suite',
    maximo: 'ibm-maximo-application-suite',
    JDE: 'jd-edwards-enterpriseone',
    'F&O': 'microsoft-dynamics-365-finance',
    'd365 scm': 'microsoft-dynamics-365-supply-chain-management',
    navision: 'microsoft-dynamics-nav',
    axapta: 'microsoft-dynamics-ax',
    'great plains': 'microsoft-dynamics-gp',
    'infor eam': 'hxgn-eam',
    'hexagon eam': 'hxgn-eam',
    'osisoft pi': 'aveva-pi-system',
    pi: 'aveva-pi-system',
    excel: 'microsoft-excel',
    netsuite: 'oracle-netsuite',
    syteline: 'infor-cloudsuite-industrial',
    'mas 90': 'sage-100',
    s4hana: 'sap-s-4hana',
    sfdc: 'salesforce-sales-cloud',
    mssql: 'microsoft-sql-server',
    用友: 'yonyou-u8',
    金: 'kingdee-k-3',
    предприятие: '1c-enterprise',
    битрикс: 'bitrix24',
    マネーフォワード: 'money-forward-cloud',
    영림원: 'younglimwon-k-system',
    parasut: 'parasut',
    PARAŞÜT: 'parasut',
    'korber pas x': 'pas-x',
  };
  for (const [typed, id] of Object.entries(meant)) assert.equal(firstThree(typed)[0]?.id, id, typed);
  for (const row of firstThree('D365')) assert.match(row.name, /^Microsoft Dynamics 365/);
});

test('What people really type, in more than three hundred ways, finds what they mean among the first three.', () => {
  const all = Object.entries(commonly).flatMap(([name, texts]) => texts.map((typed) => ({ name, typed })));
  assert.ok(all.length > 300, String(all.length));
  assert.deepEqual(
    all.filter(({ name, typed }) => !firstThree(typed).some((row) => row.name === name)),
    [],
  );
});

test('Words beside a name or a maker that no system has hide nothing, and the most words that are a name count.', () => {
  const meant: Readonly<Record<string, string>> = {
    'odoo enterprise edition': 'odoo',
    'odoo 1 2 3 4 5': 'odoo',
    'our old sage x3 server': 'sage-x3',
    'azteca cityworks': 'trimble-cityworks',
    'gmao carl': 'carl-source',
    'sap s/4hana private cloud': 'sap-s-4hana',
    'flurbo sap': 'sap-s-4hana',
  };
  for (const [typed, id] of Object.entries(meant)) assert.equal(firstThree(typed)[0]?.id, id, typed);
  const total = (typed: string): number => search({ typed, category: undefined, limit: 1 }).total;
  assert.equal(total('flurbo gronk brand'), 0);
  assert.equal(total('flurbo sap'), total('SAP SE flurbo'));
});

test('A maker and its product, typed together, are found among the first three.', () => {
  const some = systems.filter(({ name }) => numberOf(name) % 8 === 0);
  assert.ok(some.length > 250);
  assert.deepEqual(
    some.filter(({ id, name, vendor }) => !finds(`${vendor} ${name}`, id)),
    [],
  );
});

test('A name with the version that somebody has, in one word or two, is found as if it stood alone.', () => {
  const some = systems.filter(({ name }) => numberOf(`${name} version`) % 16 === 0);
  assert.ok(some.length > 120);
  for (const version of ['7.6.1.2', 'v12 2019'])
    assert.deepEqual(
      some.filter(({ id, name }) => !finds(`${name} ${version}`, id)).map(({ name }) => name),
      [],
    );
  const meant: Readonly<Record<string, string>> = {
    'odoo 16': 'odoo',
    'sage x3 v12': 'sage-x3',
    'SAP ECC 6.0': 'sap-ecc',
    'infor eam 11.7': 'hxgn-eam',
  };
  for (const [typed, id] of Object.entries(meant)) assert.equal(firstThree(typed)[0]?.id, id, typed);
  assert.equal(firstThree('movex 13.1')[0]?.also, 'Movex');
  assert.equal(search({ typed: 'Flurbo 7', category: undefined, limit: 1 }).total, 0);
});

test('What people call any system beside its name, in five languages, hides nothing.', () => {
  const meant: Readonly<Record<string, string>> = {
    'maximo software': 'ibm-maximo-application-suite',
    'logiciel maximo': 'ibm-maximo-application-suite',
    'Système odoo 16': 'odoo',
    'programa odoo': 'odoo',
    'برنامج odoo': 'odoo',
  };
  for (const [typed, id] of Object.entries(meant)) assert.equal(firstThree(typed)[0]?.id, id, typed);
  assert.equal(search({ typed: 'flurbo software', category: undefined, limit: 1 }).total, 0);
});

test('Makers written in another script find their products.', () => {
  const makers = {
    思爱普: 'SAP',
    ساب: 'SAP',
    サップ: 'SAP',
    أوراكل: 'Oracle',
    오라클: 'Oracle',
    оракл: 'Oracle',
    西门子: 'Siemens',
    シーメンス: 'Siemens',
    微软: 'Microsoft',
    майкрософт: 'Microsoft',
    セールスフォース: 'Salesforce',
    罗克韦尔: 'Rockwell Automation',
  };
  for (const [typed, vendor] of Object.entries(makers))
    assert.equal(firstThree(typed)[0]?.vendor, vendor, typed);
  assert.equal(firstThree('نظام ساب')[0]?.vendor, 'SAP');
});

test('A whole document in the search is looked for by how it begins, and every name with its maker fits into that.', () => {
  assert.ok(systems.every(({ name, vendor }) => `${vendor} ${name}`.length < 150));
  const found = (typed: string): number => search({ typed, category: undefined, limit: 1 }).total;
  assert.equal(found(`${'flurbo '.repeat(25)}odoo`), found('odoo'));
  assert.equal(found(`${'flurbo '.repeat(30)}odoo`), 0);
});

test('Makers written in short find their products.', () => {
  const meant: Readonly<Record<string, string>> = {
    'ms excel': 'microsoft-excel',
    'MS Dynamics NAV': 'microsoft-dynamics-nav',
    'aws s3': 'amazon-s3',
    'plex systems': 'plex-erp',
  };
  for (const [typed, id] of Object.entries(meant)) assert.equal(firstThree(typed)[0]?.id, id, typed);
});

test('What was found by another name says by which, wherever its row shows nothing of what was typed.', () => {
  const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  /** Whether three letters of it that follow each other, or all that it has, stand in the row. */
  const shows = (alias: string, row: string): boolean =>
    [...letters(alias)].some(
      (_, at, all) => at <= Math.max(0, all.length - 3) && row.includes(letters(alias).slice(at, at + 3)),
    );
  const unlike = systems.flatMap(({ id, name, vendor, category, aliases }) =>
    aliases
      .filter((alias) => !shows(alias, letters(`${vendor}${name}${category}`)))
      .map((alias) => ({ id, alias })),
  );
  assert.ok(unlike.length > 250, String(unlike.length));
  for (const { id, alias } of unlike)
    assert.ok(firstThree(alias).find((row) => row.id === id)?.also, `${alias} for ${id}`);
});

test('With nothing typed, widely used systems of many kinds come first, and every kind has its number.', () => {
  const { rows, total, categories } = search({ typed: ' ', category: undefined, limit: 80 });
  assert.equal(total, systems.length);
  const popular = systems.filter(({ popularity }) => popularity < 1_000);
  assert.ok(popular.length >= 80);
  const ids = popular.toSorted((a, b) => a.popularity - b.popularity).map(({ id }) => id);
  assert.deepEqual(
    rows.map(({ id }) => id),
    ids.slice(0, 80),
  );
  assert.ok(new Set(rows.map(({ category }) => category)).size >= 15);
  assert.equal(categories.length, 45);
  for (const [name, count] of categories)
    assert.equal(count, systems.filter(({ category }) => category === name).length, name);
});

test('A kind shows all of its systems and no other, and its number is how many there are.', () => {
  for (const typed of ['', 'sap', 'e']) {
    const { categories } = search({ typed, category: undefined, limit: 1 });
    for (const [category, count] of categories) {
      const { rows, total } = search({ typed, category, limit: systems.length });
      assert.equal(rows.length, count, category);
      assert.equal(total, count, category);
      assert.ok(rows.every((row) => row.category === category));
    }
  }
});

test('The partner’s systems come first, in the partner’s order, among equals of a search, too; or they are all there is.', () => {
  const own = ['fiix', 'odoo', 'zuora'];
  const preferring = makeSearch(index, own, false);
  const ids = (typed: string) =>
    preferring({ typed, category: undefined, limit: 5 }).rows.map(({ id }) => id);
  assert.deepEqual(ids('').slice(0, 3), own);
  assert.equal(preferring({ typed: '', category: undefined, limit: 1 }).total, systems.length);
  assert.equal(
    makeSearch(index, ['sap-ecc'], false)({ typed: 'sap', category: undefined, limit: 1 }).rows[0]?.id,
    'sap-ecc',
  );
  const only = makeSearch(index, own, true);
  assert.equal(only({ typed: '', category: undefined, limit: 50 }).total, 3);
  assert.equal(only({ typed: 'maximo', category: undefined, limit: 50 }).total, 0);
});

test('An address whose path is a word for a kind is no question for that kind.', () => {
  const total = (typed: string) => search({ typed, category: undefined, limit: 1 }).total;
  assert.ok(total('maintenance') > 0);
  assert.ok(total('lagerverwaltung in plant-7') > 0);
  for (const typed of [
    'https://localhost:13603/odata/v4/maintenance/Orders',
    'x1.example/maintenance',
    'plant-7:8080/lagerverwaltung',
    'plant/lagerverwaltung',
    '\\\\plant\\lagerverwaltung',
  ])
    assert.equal(total(typed), 0, typed);
});
