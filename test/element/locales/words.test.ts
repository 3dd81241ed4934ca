import { assert } from '@open-wc/testing';
import { evidenceValues, failureCodes, failures, stageNames } from '../../../src/contract/index.ts';
import { plain, sentence } from '../../../src/element/locales/sentence.ts';
import { evidenceText, failureText } from '../../../src/element/locales/words.ts';
import { waysOut } from '../../../src/element/flow/trouble.ts';
import { english } from '../fixtures/english.ts';

const { elementWords, laterWords, evidenceWords, failureWords, stageFailureWords, troubleWords } = english;

const texts = [
  ...Object.values(elementWords),
  ...Object.values(laterWords),
  ...Object.values(evidenceWords),
  ...[failureWords, stageFailureWords, troubleWords].flatMap((words) =>
    Object.values(words).flatMap(({ title, explain }: { title: string; explain: string }) => [
      title,
      explain,
    ]),
  ),
];

describe('the words', () => {
  it('exist for every failure code, with a title and an explanation that say different things', () => {
    for (const code of failureCodes) {
      const { title, explain } = failureText({ code, values: {} }, {}, english);
      assert.isAbove(title.length, 10, code);
      assert.isAbove(explain.length, 20, code);
      assert.notEqual(title, explain);
      assert.notMatch(title + explain, /[{}|]|undefined|  /, code);
    }
  });

  it('exist for every trouble, and each has a way out', () => {
    for (const [code, words] of Object.entries(troubleWords)) {
      assert.isAbove(sentence(words.explain).length, 10, code);
      assert.isAtLeast(waysOut[code as keyof typeof waysOut].length, 1, code);
    }
  });

  it('say whose turn it is first where it is more than one person’s, and agree with what is offered first', () => {
    assert.equal(failures['service.timeout'].primary, 'retry');
    const { turn } = failureText({ code: 'service.timeout', values: {} }, {}, english);
    assert.match(turn ?? '', /^First you .*try again.* then your IT/);
    assert.match(
      failureText({ code: 'network.timeout', values: {} }, {}, english).explain,
      /^Check the address first\./,
    );
  });

  it('never say what nobody wants to read', () => {
    for (const text of texts)
      assert.notMatch(text, /\b(please|oops|invalid|illegal|sorry|something went wrong)\b/i);
  });

  it('use only values that the evidence carries', () => {
    for (const [code, text] of Object.entries(evidenceWords)) {
      const used = [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name);
      const carried: readonly string[] = evidenceValues[code as keyof typeof evidenceValues];
      assert.includeMembers([...carried], used as string[], code);
    }
  });

  it('read an unknown code by its stage, and an unknown stage as the service', () => {
    for (const stage of stageNames) {
      assert.equal(
        failureText({ code: `${stage}.brand_new`, values: {} }, {}, english).title,
        stageFailureWords[stage].title,
      );
    }
    assert.equal(
      failureText({ code: 'warp.core', values: {} }, {}, english).title,
      stageFailureWords.service.title,
    );
  });

  it('pass over evidence that is newer than they are', () => {
    assert.isUndefined(evidenceText({ code: 'dns.mirrored', values: {} }, english));
  });

  it('give way to the host’s own', () => {
    const messages = {
      'tls.expired.title': 'Certificate of {host} is over',
      'dns.resolved': 'There: {host}',
      'auth.title': 'No entry',
    };
    const speech = { ...english, messages };
    assert.equal(
      failureText({ code: 'tls.expired', values: { host: 'a.b' } }, {}, speech).title,
      'Certificate of a.b is over',
    );
    assert.equal(evidenceText({ code: 'dns.resolved', values: { host: 'a.b' } }, speech), 'There: a.b');
    assert.equal(failureText({ code: 'auth.brand_new', values: {} }, {}, speech).title, 'No entry');
  });
});

describe('sentence', () => {
  it('fills values, words for missing ones, dates and plurals', () => {
    assert.equal(sentence('{host} on port {port}', { host: 'a.b', port: 8443 }), 'a.b on port 8443');
    assert.equal(sentence('Reach {host|the server}'), 'Reach the server');
    assert.equal(sentence('until {until@date}', { until: '2027-03-01' }), 'until March 1, 2027');
    assert.equal(sentence('{count;one=# table;other=# tables}', { count: 1 }), '1 table');
    assert.equal(sentence('{count;one=# table;other=# tables}', { count: 1200 }), '1,200 tables');
  });

  it('leaves what a value contains alone', () => {
    assert.equal(sentence('{host}!', { host: '{port}' }), '{port}!');
  });

  it('keeps values apart where the line runs the other way, and leaves no trace of it in what is copied', () => {
    const text = sentence('تم الوصول إلى {host} عبر المنفذ {port}', { host: 'a.b', port: 8443 }, 'ar');
    assert.equal(text, 'تم الوصول إلى \u2068a.b\u2069 عبر المنفذ \u20688443\u2069');
    assert.equal(plain(text), 'تم الوصول إلى a.b عبر المنفذ 8443');
    assert.equal(sentence('{host}', { host: 'a.b' }, 'de-AT'), 'a.b');
  });

  it('writes numbers, dates and plurals as the language does', () => {
    assert.equal(sentence('{seconds@number} s', { seconds: 1.2 }, 'de'), '1,2 s');
    assert.equal(sentence('{until@date}', { until: '2027-03-01' }, 'fr'), '1 mars 2027');
    assert.equal(sentence('{until@date|longtemps}', {}, 'fr'), 'longtemps');
    const forms = '{count;zero=z;one=o;two=t;few=f #;many=m #;other=r #}';
    const said = [0, 1, 2, 3, 11, 100].map((count) => sentence(forms, { count }, 'ar-AE'));
    assert.deepEqual(said, ['z', 'o', 't', 'f 3', 'm 11', 'r 100']);
  });
});
