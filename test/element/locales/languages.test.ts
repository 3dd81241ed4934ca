import { assert } from '@open-wc/testing';
import { connectionLanguages } from '../../../src/element/locales/list-languages.ts';
import { languages } from '../../../src/element/locales/languages.ts';
import { dashboardLanguages } from '../../../src/pages/dashboard/languages.ts';
import { frameLanguages } from '../../../src/pages/frame/languages.ts';

/** Every sentence of a module, by its place in it: `failureWords dns.not_found title`. */
const sentencesOf = (words: object, path: readonly string[] = []): [string, string][] =>
  Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[[...path, name].join(' '), value] as [string, string]]
      : sentencesOf(value as object, [...path, name]),
  );

/** Everything that a language says; names of fields have a test of their own, beside the catalogue's. */
const everything = async (tag: string): Promise<Map<string, string>> => {
  const element = languages.get(tag);
  const frame = frameLanguages.get(tag);
  const list = connectionLanguages.get(tag);
  const dashboard = dashboardLanguages.get(tag);
  if (!element || !frame || !list || !dashboard) throw new Error(`${tag} is not there for all.`);
  const { fieldNames: _, ...sentences } = await frame.frame();
  const parts = [
    element.first(),
    element.later(),
    element.failures(),
    element.unlisted(),
    element.existing(),
    frame.failures(),
    frame.pasting(),
    list.list(),
    dashboard.dashboard(),
  ];
  return new Map([sentences, ...(await Promise.all(parts))].flatMap((part) => sentencesOf(part)));
};

const places = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)(@\w+)?(;)?/g)].map(([, ...parts]) => parts.join('')).sort();
const plurals = (text: string): string[][] =>
  [...text.matchAll(/\{\w+;([^{}]*)\}/g)].map(([, forms = '']) =>
    forms.split(';').map((form) => form.split('=')[0] ?? ''),
  );

/** Sentences that happen to be the same. */
const shared = [
  'Code {code}',
  'Code: {code}',
  'Host: {host}',
  'OPC UA',
  'Port: {port}',
  'Test',
  '{date@date}',
  '{ms@number} ms',
  '{seconds@number} s',
  '{value}: {why}',
];

describe('the languages', () => {
  const others = [...languages.keys()].filter((tag) => tag !== 'en');

  it('are the same in the element and in the frame', () => {
    assert.deepEqual([...languages.keys()], ['en', 'de', 'fr', 'es', 'ar']);
    assert.deepEqual([...frameLanguages.keys()], [...languages.keys()]);
    assert.deepEqual([...dashboardLanguages.keys()], [...languages.keys()]);
  });

  for (const tag of others) {
    it(`say everything in ${tag} that English says, and nothing else`, async () => {
      const [english, own] = await Promise.all([everything('en'), everything(tag)]);
      const turn = (key: string): boolean => !key.endsWith(' turn'); // only where it is more than one person's
      assert.isAbove(own.size, 400);
      assert.sameMembers([...own.keys()].filter(turn), [...english.keys()].filter(turn));
      for (const [key, text] of own) {
        assert.notMatch(text, /^\s|\s$| {2}|undefined/, key);
        assert.notEqual(text, '', key);
      }
    });

    it(`leave the same places for values in ${tag} as English does`, async () => {
      const [english, own] = await Promise.all([everything('en'), everything(tag)]);
      for (const [key, text] of own) assert.deepEqual(places(text), places(english.get(key) ?? ''), key);
    });

    it(`say nothing in English in ${tag}`, async () => {
      const [english, own] = await Promise.all([everything('en'), everything(tag)]);
      const same = [...own].filter(([key, text]) => text === english.get(key) && !shared.includes(text));
      assert.deepEqual(same, []);
    });
  }

  for (const tag of ['en', ...others]) {
    it(`have every plural form that ${tag} has`, async () => {
      const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
      const found = [...(await everything(tag))].flatMap(([key, text]) =>
        plurals(text).map((forms) => [key, forms] as const),
      );
      assert.isAbove(found.length, 5);
      for (const [key, forms] of found) assert.sameMembers(forms, pluralCategories, key);
    });
  }

  it('say their way of asking politely without begging', async () => {
    const begging =
      /\b(bitte|s’il vous plaît|por favor|désolé|leider|lo sentimos|ungültig|invalide|inválid\w*)\b|من فضلك|عذرًا|نأسف/i;
    for (const tag of others)
      for (const [key, text] of await everything(tag)) assert.notMatch(text, begging, `${tag} ${key}`);
  });
});
