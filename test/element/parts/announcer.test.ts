import { assert } from '@open-wc/testing';
import { Announcer } from '../../../src/element/parts/announcer.ts';
import { checking, stage } from '../fixtures/samples.ts';
import { sse } from '../fixtures/fake-service.ts';
import { at, pause, service } from '../fixtures/setup.ts';
import { until } from '../fixtures/page.ts';

describe('the announcer', () => {
  const real = window.setTimeout;
  let region: HTMLElement;
  let said: string[];
  let announcer: Announcer;
  let observer: MutationObserver;

  /** A hundred times faster. */
  beforeEach(() => {
    window.setTimeout = ((act: () => void, ms = 0) => real(act, ms / 100)) as typeof window.setTimeout;
    region = document.createElement('div');
    said = [];
    observer = new MutationObserver(() => said.push(region.textContent ?? ''));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    announcer = new Announcer(() => region);
  });
  afterEach(() => {
    window.setTimeout = real;
    observer.disconnect();
  });
  const heard = (): string[] => said.filter((text) => text !== '');

  it('says of the states that follow each other only the newest', async () => {
    for (const text of ['Find the address', 'Reach the server', 'Secure the connection'])
      announcer.follow(text);
    await until('words', () => heard().length > 0);
    assert.deepEqual(heard(), ['Secure the connection']);
  });

  it('says nothing of a state that was left before it was said', async () => {
    announcer.follow('Find the address');
    announcer.follow('');
    announcer.say('Copied');
    await until('words', () => heard().length > 0);
    assert.deepEqual(heard(), ['Copied']);
  });

  it('says what somebody asked to have said beside the newest state', async () => {
    announcer.say('Copied');
    announcer.say('More');
    announcer.follow('Old');
    announcer.follow('New');
    await until('words', () => heard().length > 0);
    assert.deepEqual(heard(), ['Copied More New']);
  });

  it('empties the region after a while, and says the same thing again', async () => {
    announcer.say('Copied');
    await until('words', () => region.textContent === 'Copied');
    await until('silence', () => region.textContent === '');
    announcer.say('Copied');
    await until('words again', () => heard().length === 2);
    announcer.say('Copied');
    await until('at once again', () => heard().length === 3);
  });

  it('empties the region when the place changes', async () => {
    announcer.follow('12 systems', 'select');
    await until('words', () => region.textContent === '12 systems');
    announcer.follow('', 'prepare');
    assert.equal(region.textContent, '');
  });

  it('waits as long as it is asked to, and says other things meanwhile', async () => {
    announcer.follow('Sign in: running', 'check', 40_000);
    announcer.say('Copied');
    await until('words', () => heard().length > 0);
    assert.deepEqual(heard(), ['Copied']);
    await until('the rest', () => heard().length > 1);
    assert.equal(heard()[1], 'Sign in: running');
  });
});

describe('what is said of a check', () => {
  it('is no stage of a quick one', async () => {
    const said: string[] = [];
    service.on('/connect/session/checks/*', () =>
      sse([{ type: 'stage', seq: 1, stage: stage('tls', 'passed', 60) }], true),
    );
    const placed = await at(checking, 'Checking');
    const live = placed.one('.live');
    new MutationObserver(() => said.push(live.textContent ?? '')).observe(live, { childList: true });
    await pause(700);
    assert.deepEqual(said.filter(Boolean), []);
  });
});
