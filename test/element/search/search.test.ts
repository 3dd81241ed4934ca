import { assert } from '@open-wc/testing';
import type { Entry } from '../../../src/element/search/entry.ts';
import { reasonFor } from '../../../src/element/search/reason.ts';
import { SystemSearch } from '../../../src/element/search/search.ts';

const entry = (name: string, vendor: string, ...aliases: string[]): Entry => ({
  name,
  vendor,
  category: 'ERP',
  aliases,
});

const systems = [
  entry('SAP S/4HANA', 'SAP', 'S4'),
  entry('Sage X3', 'Sage', 'Sage ERP X3'),
  entry('HxGN EAM', 'Hexagon', 'Infor EAM', 'Datastream 7i'),
  entry('Microsoft Dynamics 365 Finance', 'Microsoft', 'D365 F&O'),
  entry('IBM Maximo Application Suite', 'IBM'),
  entry('MasterControl', 'MasterControl'),
  entry('Øresund Lager', 'Straße & Söhne'),
  entry('用友 U8', 'Yonyou'),
  entry('Fiix', 'Rockwell Automation'),
];
const search = new SystemSearch(systems);
const names = (typed: string): string[] => search.find(typed).map((at) => systems[at]!.name);

const best: Readonly<Record<string, readonly [typed: string, name: string]>> = {
  'its name': ['sage x3', 'Sage X3'],
  'its name in one word': ['sagex3', 'Sage X3'],
  'its name in more words': ['s 4 hana', 'SAP S/4HANA'],
  'the beginning of its name': ['fii', 'Fiix'],
  'an alias': ['infor eam', 'HxGN EAM'],
  'the beginning of an alias': ['D365', 'Microsoft Dynamics 365 Finance'],
  'its initials': ['IMAS', 'IBM Maximo Application Suite'],
  'maker and name': ['hexagon eam', 'HxGN EAM'],
  'words in another order': ['suite maximo', 'IBM Maximo Application Suite'],
  'a word within another': ['control', 'MasterControl'],
  'letters without their marks': ['oresund', 'Øresund Lager'],
  'a maker written out': ['strasse sohne', 'Øresund Lager'],
  'another script': ['友', '用友 U8'],
  'full-width letters': ['ＦＩＩＸ', 'Fiix'],
};
for (const [how, [typed, name]] of Object.entries(best)) {
  it(`A system is found first by ${how}.`, () => assert.equal(names(typed)[0], name));
}

const edits: Readonly<Record<string, string>> = {
  'a letter left out': 'maxmo',
  'a letter too many': 'maxiimo',
  'two letters swapped': 'mxaimo',
  'another letter': 'naximo',
  'another letter at the end': 'maxima',
  'a letter too many in a second word': 'maximo appplication',
};
for (const [what, typed] of Object.entries(edits)) {
  it(`A word with ${what} finds what was meant.`, () =>
    assert.include(names(typed), 'IBM Maximo Application Suite'));
}

it('Two edits find nothing, and three letters are forgiven none.', () => {
  assert.deepEqual(names('mxmo'), []);
  assert.deepEqual(names('hxa'), []);
});

it('A name of four letters is found with one of them left out.', () => {
  assert.equal(names('fix')[0], 'Fiix');
});

it('Nothing typed, or nothing but signs, finds nothing: the whole list is shown then.', () => {
  assert.deepEqual(search.find(''), []);
  assert.deepEqual(search.find(' ./- '), []);
});

it('Exact comes before beginning, beginning before a word, and equals keep their order.', () => {
  const rows = [
    entry('Atlas CMMS', 'A'),
    entry('Core Atlas', 'B'),
    entry('Atlas', 'C'),
    entry('Other', 'D', 'Atlas'),
    entry('Atlas ERP', 'E'),
  ];
  const found = new SystemSearch(rows).find('atlas').map((at) => rows[at]!.vendor);
  assert.deepEqual(found, ['C', 'D', 'A', 'E', 'B']);
});

it('Every prefix of a name keeps finding it.', () => {
  for (const { name } of systems) {
    for (let end = 1; end <= name.length; end += 1) assert.include(names(name.slice(0, end)), name);
  }
});

it('What was found by another name says by which; what shows by itself says nothing.', () => {
  const [, , eam] = systems;
  assert.equal(reasonFor(eam!, 'infor eam'), 'Infor EAM');
  assert.equal(reasonFor(eam!, 'infr'), 'Infor EAM');
  assert.equal(reasonFor(eam!, 'datastream'), 'Datastream 7i');
  assert.equal(reasonFor(eam!, 'hexagon datastream'), 'Datastream 7i');
  assert.equal(reasonFor(eam!, 'datastream infor'), 'Infor EAM');
  assert.equal(reasonFor(eam!, 'eam'), undefined);
  assert.equal(reasonFor(eam!, 'hexagon'), undefined);
});
