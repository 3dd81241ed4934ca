import { assert } from '@open-wc/testing';
import { version } from '../../src/element/version.ts';
import { place, until } from './fixtures/page.ts';
import './fixtures/setup.ts';

/** A page of its own in which somebody has registered another version before this one is loaded. */
const pageWith = (first: string): Promise<{ page: Window; said: string[]; remains: boolean }> =>
  new Promise((resolve) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentWindow as Window & typeof globalThis;
    const Earlier = class extends page.HTMLElement {
      static readonly version = first;
    };
    page.customElements.define('makini-connect', Earlier);
    const said: string[] = [];
    page.console.warn = (text: string) => {
      if (text.startsWith('makini-connect')) said.push(text);
    };
    const script = page.document.createElement('script');
    script.type = 'module';
    script.src = '/src/element/define.ts';
    script.onload = () =>
      resolve({ page, said, remains: page.customElements.get('makini-connect') === Earlier });
    page.document.head.append(script);
  });

describe('loading', () => {
  it('a second copy names both versions and leaves the first in place', async () => {
    const { said, remains } = await pageWith('0.0.9');
    assert.isTrue(remains);
    assert.lengthOf(said, 1);
    assert.include(said[0], version);
    assert.include(said[0], '0.0.9');
  });

  it('speaks of the version that the package has', async () => {
    const text = await (await fetch('/package.json')).text();
    assert.equal((JSON.parse(text) as { version: string }).version, version);
  });

  it('tells when the element is drawn, with its version', async () => {
    const told: unknown[] = [];
    const hear = (event: Event): void => void told.push((event as CustomEvent).detail);
    document.addEventListener('makini-ready', hear);
    place();
    await until('it is ready', () => told.length > 0);
    document.removeEventListener('makini-ready', hear);
    assert.deepEqual(told, [{ version }]);
  });
});
