/** Where a scene is played: a partner's page in miniature with the element on it, and the person who acts. */
import type { MakiniConnect } from '../../src/element/index.ts';
import { play } from './fake-service.ts';
import { sceneId } from './scene.ts';
import type { Act, Scene, Where } from './scene.ts';

const never = <T>(): Promise<T> => new Promise(() => undefined);

const elementOf = (id: string, scene: Scene): MakiniConnect => {
  const element = document.createElement('makini-connect');
  const grant = play(id, scene);
  element.getSession = () => {
    if (scene.host === 'silent') return never();
    // The host's refusal is an object by contract: `{code, message}`.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (scene.host) throw { code: scene.host.refuses, message: 'As the scene says.' };
    return grant;
  };
  let handed = 0;
  element.handOver = () => {
    if (scene.handOver === 'silent') return never();
    if (scene.handOver !== 'lost') return {};
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw { code: handed++ === 0 ? 'store_failed' : 'handed_over', message: 'As the scene says.' };
  };
  for (const [name, value] of Object.entries(scene.attributes ?? {})) element.setAttribute(name, value);
  element.innerHTML = scene.slotted ?? '';
  return element;
};

/** The partner's page: a bar, and a card with an element in it. */
export const partnerPage = (element: HTMLElement): HTMLElement => {
  const page = document.createElement('div');
  page.className = 'app';
  page.innerHTML =
    '<header class="app-bar"><span class="app-mark" aria-hidden="true"></span>Northwind Uptime</header>' +
    '<main class="app-main"><h1 class="app-title">Integrations</h1><div class="app-card"></div></main>';
  page.querySelector('.app-card')?.append(element);
  return page;
};

/** The page with the element of a scene. */
export const pageOf = (title: string, scene: Scene): HTMLElement => {
  // A form that goes keeps what was typed in the tab: the one of the scene before goes first.
  for (const before of document.querySelectorAll('makini-connect')) before.remove();
  sessionStorage.clear();
  return partnerPage(elementOf(sceneId(title, scene.name), scene));
};

const patience = 30_000;

/** Waits until something is there, or fails with its name. */
export const until = async <T>(what: string, look: () => T | null | undefined | false): Promise<T> => {
  for (const end = performance.now() + patience; performance.now() < end;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`It never came to be: ${what}.`);
};

const frameOf = (element: MakiniConnect): HTMLIFrameElement | null | undefined =>
  element.shadowRoot?.querySelector('iframe');

const rootOf = (element: MakiniConnect, where: Where): ParentNode | null | undefined => {
  if (where === 'slots') return element;
  return where === 'screen' ? element.shadowRoot : frameOf(element)?.contentDocument;
};

const find = (element: MakiniConnect, where: Where, at: string): HTMLElement | null | undefined =>
  rootOf(element, where)?.querySelector<HTMLElement>(at);

const type = (field: HTMLElement, text: string): void => {
  const [first] = text;
  field.focus();
  (field as HTMLInputElement).value = first === undefined ? '' : text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

const goOffline = (inside: (Window & typeof globalThis) | null | undefined): void => {
  if (!inside) return;
  Object.defineProperty(inside.navigator, 'onLine', { value: false, configurable: true });
  inside.dispatchEvent(new inside.Event('offline'));
};

const perform = async (act: Act, element: MakiniConnect): Promise<void> => {
  if (act.do === 'close') return element.close();
  if (act.do === 'go_offline')
    return goOffline(frameOf(element)?.contentWindow as Window & typeof globalThis);
  const target = await until(act.at, () => find(element, act.in, act.at));
  if (act.do === 'type') type(target, act.text);
  else if (act.do === 'leave') {
    target.dispatchEvent(new Event('change', { bubbles: true }));
    target.dispatchEvent(new FocusEvent('blur'));
  } else target.click();
};

/** Nothing has changed for a moment: what was to be drawn is drawn. */
const still = async (element: MakiniConnect): Promise<void> => {
  const seen = (): string =>
    `${element.shadowRoot?.innerHTML} ${frameOf(element)?.contentDocument?.querySelector('body')?.innerHTML} ${element.offsetHeight}`;
  let [before, quiet] = ['', 0];
  await until('a moment in which nothing changes', () => {
    const now = seen();
    quiet = now === before ? quiet + 1 : 0;
    before = now;
    return quiet >= 4;
  });
};

/** Plays a scene to its end: what the person does, one after the other, until what it promises is there. */
export const playScene = async (page: HTMLElement, scene: Scene): Promise<void> => {
  const element = page.querySelector('makini-connect');
  if (!element) throw new Error('The page of the scene has no element.');
  const first = scene.acts?.[0];
  if (first && first.do !== 'press')
    await until('the screen before the first act', () => element.shadowRoot?.querySelector('.heading'));
  for (const act of scene.acts ?? []) await perform(act, element);
  const { at, in: where } = scene.shows;
  await until(`${at} in the ${where}`, () => find(element, where, at));
  await still(element);
};
