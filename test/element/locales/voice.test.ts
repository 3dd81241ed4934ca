import { assert } from '@open-wc/testing';
import { lookUp } from '../../../src/element/locales/lookup.ts';
import { Voice } from '../../../src/element/locales/voice.ts';
import { until } from '../fixtures/page.ts';

interface Said {
  readonly hello?: string;
  readonly later?: string;
  readonly rare?: string;
}
type Part = 'first' | 'later' | 'rare';

/** A voice over languages whose parts come when they are let, or never. */
const stage = () => {
  const broken = new Set<string>();
  const asked: string[] = [];
  const part = (language: string, name: Part, words: Said) => async (): Promise<Said> => {
    asked.push(`${language} ${name}`);
    if (broken.has(`${language} ${name}`)) throw new Error('The network is gone.');
    return words;
  };
  const language = (tag: string): [string, Record<Part, () => Promise<Said>>] => [
    tag,
    {
      first: part(tag, 'first', { hello: `hello ${tag}` }),
      later: part(tag, 'later', { later: `later ${tag}` }),
      rare: part(tag, 'rare', { rare: `rare ${tag}` }),
    },
  ];
  let changes = 0;
  const voice = new Voice<Said, Part>({
    languages: new Map([language('en'), language('de'), language('ar')]),
    words: { hello: 'hello en' },
    needed: 'first',
    dispensable: 'rare',
    changed: () => changes++,
  });
  return { voice, broken, asked, changes: () => changes };
};

const spoken = (language: string, locale = language) => ({ language, locale });

describe('a voice', () => {
  it('speaks English at once, and another language as soon as it is here', async () => {
    const { voice } = stage();
    voice.follow(spoken('de', 'de-AT'));
    assert.deepEqual(voice.words, { hello: 'hello en' });
    assert.isTrue(await voice.coming);
    assert.deepEqual(voice.words, { hello: 'hello de' });
    assert.equal(voice.spoken.locale, 'de-AT');
  });

  it('changes to another country of the same language without loading anything', () => {
    const { voice, asked } = stage();
    voice.follow(spoken('en', 'en-GB'));
    assert.equal(voice.spoken.locale, 'en-GB');
    assert.deepEqual(asked, []);
  });

  it('loads of a new language everything that the one before had, before it changes', async () => {
    const { voice } = stage();
    await voice.need('later');
    voice.follow(spoken('de'));
    assert.deepEqual(voice.words, { hello: 'hello en', later: 'later en' });
    await voice.coming;
    assert.deepEqual(voice.words, { hello: 'hello de', later: 'later de' });
  });

  it('speaks the language asked for last, however fast the ones before come', async () => {
    const { voice } = stage();
    voice.follow(spoken('de'));
    voice.follow(spoken('ar'));
    await voice.coming;
    assert.equal(voice.words.hello, 'hello ar');
  });

  it('goes without the part that can be done without, and has it as soon as it comes', async () => {
    const { voice, broken } = stage();
    broken.add('de rare');
    voice.follow(spoken('de'));
    voice.prefer('rare');
    await voice.whole;
    assert.deepEqual(voice.words, { hello: 'hello de' });
    broken.clear();
    await until('the part that was missing', () => voice.words.rare === 'rare de');
  });

  it('keeps to a language left again before it came', async () => {
    const { voice } = stage();
    voice.follow(spoken('de'));
    voice.follow(spoken('en'));
    assert.isTrue(await voice.coming);
    assert.deepEqual(voice.words, { hello: 'hello en' });
  });

  it('speaks English as a whole where a needed part of a language does not come', async () => {
    const { voice, broken } = stage();
    voice.follow(spoken('de'));
    await voice.coming;
    broken.add('de later');
    await voice.need('later');
    assert.deepEqual(voice.words, { hello: 'hello en', later: 'later en' });
    assert.equal(voice.spoken.language, 'en');
    voice.rest();
  });

  it('says so when not even English comes', async () => {
    const { voice, broken } = stage();
    broken.add('en later');
    const failed = await voice.need('later').catch((error: unknown) => error);
    assert.instanceOf(failed, Error);
    voice.rest();
  });
});

describe('the language of a tag', () => {
  const there = ['en', 'de', 'fr', 'es', 'ar'];
  const found = (tag: string) => lookUp(tag, (language) => there.includes(language));

  it('is the nearest that there is, with the numbers and dates of the tag', () => {
    assert.deepEqual(found('de-AT'), spoken('de', 'de-AT'));
    assert.deepEqual(found('ar-Latn-EG-x-own'), spoken('ar', 'ar-Latn-EG-x-own'));
    assert.deepEqual(found('FR_ca'), spoken('fr', 'fr-CA'));
  });

  it('is English for a language that nobody speaks, and for what is no tag', () => {
    for (const tag of ['pl', 'den', 'x', '', 'no language', 'de--'])
      assert.deepEqual(found(tag), spoken('en'));
  });
});
