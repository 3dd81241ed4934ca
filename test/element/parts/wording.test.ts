import { assert } from '@open-wc/testing';
import { languages } from '../../../src/element/locales/languages.ts';
import type { Language } from '../../../src/element/locales/languages.ts';
import { directionAt } from '../../../src/element/world/language.ts';
import { frameOf, place, until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import { failedAt, failure, form, prepare, select, system } from '../fixtures/samples.ts';
import { service } from '../fixtures/setup.ts';

const shell = ({ one }: Placed): HTMLElement => one('.shell');
const isSeen = (placed: Placed): boolean => shell(placed).checkVisibility({ visibilityProperty: true });

/** Replaces a language for one test. */
const instead = (tag: string, parts: Partial<Language>): (() => void) => {
  const real = languages.get(tag) as Language;
  languages.set(tag, { ...real, ...parts });
  return () => void languages.set(tag, real);
};

describe('the language of the screens', () => {
  it('is that of the page, with its direction, and the service hears of it', async () => {
    service.step = prepare;
    const placed = place({ lang: 'ar-EG' });
    await placed.arrive('قبل ربط');
    assert.deepEqual([shell(placed).lang, shell(placed).dir], ['ar-EG', 'rtl']);
    const [asked] = service.asked;
    assert.equal((JSON.parse(asked?.body ?? '') as { lang: string }).lang, 'ar-EG');
  });

  it('is the nearest that the page names, through shadow roots', async () => {
    const outside = document.createElement('div');
    outside.lang = 'fr';
    const root = outside.attachShadow({ mode: 'open' });
    document.body.append(outside);
    const placed = place();
    root.append(placed.element);
    await placed.arrive('Quel système');
    outside.remove();
  });

  it('changes with the page, and the form stays where it is', async () => {
    service.step = form;
    const placed = place({ lang: 'de' });
    await placed.arrive(`${system.name} verbinden`);
    const before = placed.one('iframe');
    const frame = await frameOf(placed);
    placed.element.lang = 'es';
    await placed.arrive(`Conectar ${system.name}`);
    assert.equal(placed.one('iframe'), before);
    assert.equal(shell(placed).lang, 'es');
    const told = frame.heard.filter(({ type }) => type === 'theme') as unknown as {
      theme: { lang: string };
    }[];
    assert.equal(told.at(-1)?.theme.lang, 'es');
  });

  it('does not show English for a moment first', async () => {
    let come = (): void => undefined;
    const real = (languages.get('de') as Language).first;
    const restore = instead('de', { first: () => new Promise<void>((done) => (come = done)).then(real) });
    const placed = place({ lang: 'de' });
    await until('the search is drawn', () => placed.all('#search')[0]);
    assert.isFalse(isSeen(placed));
    come();
    await placed.arrive('Welches System');
    assert.isTrue(isSeen(placed));
    restore();
  });

  it('is English after a second without it, marked so', async () => {
    const restore = instead('de', { first: () => new Promise(() => undefined) });
    const placed = place({ lang: 'de' });
    await until('the search is drawn', () => placed.all('#search')[0]);
    await until('the search is seen', () => isSeen(placed));
    assert.equal(placed.heading(), 'Which system do you use?');
    assert.deepEqual([shell(placed).lang, shell(placed).dir], ['en', 'ltr']);
    restore();
  });

  it('loads what failures say only once there is a system that can fail', async () => {
    let asked = 0;
    const real = (languages.get('de') as Language).failures;
    const restore = instead('de', { failures: () => (asked++, real()) });
    service.step = select;
    const placed = place({ lang: 'de' });
    await until('the list', () => placed.all('.option')[0]);
    assert.equal(asked, 0);
    service.step = failedAt('tls', failure('tls.expired'));
    placed.one('.option').click();
    await placed.arrive('ist abgelaufen');
    assert.equal(asked, 1);
    restore();
  });

  it('tells of a failure by its stage until its own words come', async () => {
    let come = (): void => undefined;
    const real = (languages.get('de') as Language).failures;
    const restore = instead('de', { failures: () => new Promise<void>((done) => (come = done)).then(real) });
    service.step = failedAt('tls', failure('tls.expired'));
    const placed = place({ lang: 'de' });
    await placed.arrive('Es kam keine sichere Verbindung zustande');
    come();
    await placed.arrive('ist abgelaufen');
    restore();
  });

  it('gives way to the host’s own sentences', async () => {
    const placed = place({ lang: 'de' });
    placed.element.messages = { 'find.heading': 'Womit arbeiten Sie?' };
    await placed.arrive('Womit arbeiten Sie?');
  });
});

describe('the direction of the screens', () => {
  const within = (html: string): Element => {
    const around = document.createElement('div');
    around.innerHTML = html;
    return around.querySelector('i') as Element;
  };

  it('is the page’s where it asks for one with the language or nearer, else the language’s', () => {
    assert.equal(directionAt(within('<i lang="ar"></i>'), 'ar'), 'rtl');
    assert.equal(directionAt(within('<i lang="ar" dir="ltr"></i>'), 'ar'), 'ltr');
    assert.equal(directionAt(within('<p lang="he" dir="rtl"><i></i></p>'), 'en'), 'rtl');
    assert.equal(directionAt(within('<p lang="en" dir="ltr"><i lang="ar"></i></p>'), 'ar'), 'rtl');
    assert.equal(directionAt(within('<p lang="de"><i dir="RTL"></i></p>'), 'de'), 'rtl');
    assert.equal(directionAt(within('<i lang="de" dir="auto"></i>'), 'de'), 'ltr');
  });
});
