import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickLang, type Lang } from '../../../src/service/languages.ts';
import { signInWords } from '../../../src/service/routes/sign-in-words.ts';
import { signInRig } from '../connecting/sign-in-rig.ts';

const languages: readonly Lang[] = ['en', 'de', 'fr', 'es', 'ar'];
const sentences = (lang: Lang): string[] =>
  Object.values<string | readonly string[]>({ ...signInWords(lang) }).flat();
const names = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

test('Each language has every sentence of the tab, with the same names in it, and none left in English.', () => {
  const english = sentences('en');
  assert.ok(english.length > 12);
  for (const lang of languages.slice(1)) {
    assert.equal(pickLang(lang), lang);
    const own = sentences(lang);
    assert.equal(own.length, english.length);
    for (const [at, sentence] of own.entries()) {
      assert.notEqual(sentence, english[at], lang);
      assert.deepEqual(names(sentence), names(english[at] ?? ''), `${lang}: ${sentence}`);
    }
  }
});

const headOf = (html: string): string => /<html [^>]*>/.exec(html)?.[0] ?? '';

test('The tab speaks the language of the frame it was opened from, there and when the person comes back.', async () => {
  const rig = await signInRig();
  const ticket = await rig.ticketOf(await rig.atSignIn());
  const started = await rig.startWith(ticket, { 'accept-language': 'fr' }, { lang: 'ar' });
  assert.equal(headOf(started.html), '<html lang="ar" dir="rtl">');
  assert.ok(started.html.includes(signInWords('ar').leads[1]));
  const back = await rig.comeBack(started);
  assert.equal(headOf(back.html), '<html lang="ar" dir="rtl">');
  assert.ok(back.html.includes(signInWords('ar').done[0]));
  await rig.close();
});

test('Without a word of the frame it is what was pushed, then what the browser asks for, then English.', async () => {
  const rig = await signInRig();
  const start = async (headers: Record<string, string>) =>
    headOf((await rig.startWith(await rig.ticketOf(await rig.atSignIn()), headers)).html);
  assert.equal(await start({ 'accept-language': 'xx, de;q=0.5' }), '<html lang="de" dir="ltr">');
  assert.equal(await start({}), '<html lang="en" dir="ltr">');
  await rig.ports.store.updateTable('session').set({ status: 'cancelled' }).execute();
  const tab = await rig.atSignIn();
  await rig.ports.store.updateTable('session').set({ ui_locales: 'fr' }).execute();
  const pushed = await rig.startWith(await rig.ticketOf(tab), { 'accept-language': 'de' });
  assert.equal(headOf(pushed.html), '<html lang="fr" dir="ltr">');
  const stale = await rig.startWith('no such ticket', {}, { lang: 'es' });
  assert.ok(stale.html.includes(signInWords('es').not_opened[0]));
  await rig.close();
});
