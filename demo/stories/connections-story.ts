/** A scene of the list of connections in Storybook's format: a host in the page answers as the scene says. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../../src/element/connections/define.ts';
import { ConnectionsHost } from '../../test/element/fixtures/connections-host.ts';
import type { ListAct, ListScene } from './connections-scene.ts';
import { partnerPage, until } from './stage.ts';

/** The head of a module of these stories. */
export const meta = (title: string): Meta => ({ title, component: 'makini-connections' });

const real = globalThis.fetch.bind(globalThis);
let host = new ConnectionsHost();

const install = (): void => {
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    return host.isFor(url) ? host.answer(url, init?.method) : real(input, init);
  };
};

/** In the language whose direction the page has. */
const followDirection = (element: HTMLElement): void => {
  const { documentElement: root } = document;
  const follow = (): void => {
    if (root.dir === 'rtl') element.lang = 'ar';
    else element.removeAttribute('lang');
  };
  const watch = new MutationObserver(() => (element.isConnected ? follow() : watch.disconnect()));
  watch.observe(root, { attributeFilter: ['dir'] });
  follow();
};

const page = ({ connections, events, fails, failing, slotted }: ListScene): HTMLElement => {
  install();
  host = new ConnectionsHost();
  Object.assign(host, {
    all: connections,
    ...(events && { events }),
    ...(fails !== undefined && { fail: fails }),
    ...(failing && { failing }),
  });
  const element = document.createElement('makini-connections');
  element.setAttribute('connections-url', '/makini/connections');
  element.innerHTML = slotted ?? '';
  followDirection(element);
  return partnerPage(element);
};

type List = HTMLElementTagNameMap['makini-connections'];

const find = (list: List, at: string): HTMLElement | null | undefined =>
  list.shadowRoot?.querySelector<HTMLElement>(at);

const perform = async (list: List, act: ListAct): Promise<void> => {
  if ('host' in act) {
    await until('the list before that', () => find(list, '.row'));
    host.fail = act.host === 'fails' ? 500 : 0;
    host.all = act.connections ?? host.all;
    return list.refresh();
  }
  if ('press' in act) return (await until(act.press, () => find(list, act.press))).click();
  const field = (await until(act.type, () => find(list, act.type))) as HTMLInputElement;
  field.value = act.text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

const play = async (list: List | null, { acts = [], shows }: ListScene): Promise<void> => {
  if (!list) throw new Error('The page of the scene has no list.');
  for (const act of acts) await perform(list, act);
  await until(shows, () => find(list, shows));
};

/** A scene as a story; the page's root says when it stands, or why not. */
export const storyOf = (title: string, scene: ListScene | undefined): StoryObj => {
  if (!scene) throw new Error(`A story of ${title} has no scene.`);
  return {
    name: scene.name,
    render: () => page(scene),
    play: async ({ canvasElement, id }) => {
      const { dataset } = document.documentElement;
      await play(canvasElement.querySelector('makini-connections'), scene).catch((error: unknown) => {
        dataset['stands'] = String(error);
        throw error;
      });
      dataset['stands'] = `yes ${id}`;
    },
  };
};
