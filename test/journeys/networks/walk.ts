/** A person who does only what the screen asks, one thing at a time, and remembers what was asked. */
import { setTimeout } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';
import { Person } from '../person.ts';

/** What is typed into the sandbox's form. */
export type Typed = Readonly<Record<'address' | 'username' | 'password', string>>;

/** A screen by what is on it: a place of the flow, or `trouble:` and its code. `wait` has nothing to act on. */
export type Screen =
  | 'find'
  | 'form'
  | 'check'
  | 'choose'
  | 'replace'
  | 'proof'
  | 'handover'
  | 'settings'
  | 'wait'
  | Ending
  | Asking;
/** Screens on which the flow is over; `included` is the list of settings with the person's choice in it, kept. */
export type Ending = 'connected' | 'pending' | 'included';
/** Screens that say what came between, with a button that leads on. */
export type Asking = 'superseded' | 'ended' | `trouble:${string}`;

const patience = 40_000;

/** What is seen at one moment; `busy` says that the flow waits for an answer. */
interface Sight {
  readonly screen: Screen;
  readonly busy: boolean;
}

/** What the element shows, read in the page: one look, no waiting. */
const look = (element: Element): { screen: string; busy: boolean } => {
  const root = element.shadowRoot;
  const view = root?.querySelector('[part~="view"]');
  const has = (selector: string): boolean => view?.querySelector(selector) !== null;
  const heading = view?.querySelector('[part~="heading"]')?.textContent ?? '';
  const choice = view?.querySelector<HTMLInputElement>('#choice-0');
  const headings: Readonly<Record<string, RegExp>> = {
    connected: /is connected( again)?$/,
    pending: /^Connected$/,
    check: /^Checking/,
    handover: /^Handing over/,
    superseded: /another window/,
    ended: /took longer|Nothing was (connected|changed)/,
  };
  const screen = (): string => {
    if (!view) return 'wait';
    if (has('[part~="failure"]'))
      return `trouble:${view.querySelector('[data-code]')?.getAttribute('data-code')}`;
    if (root?.querySelector('[part="frame"][data-shown]')) return 'form';
    if (has('[role="option"]')) return 'find';
    if (has('input[type="radio"]')) return 'choose';
    if (has('[part~="difference"]')) return 'replace';
    if (has('[part~="record"]')) return 'proof';
    if (choice) return choice.checked && !has('.notice:not(.kept)') ? 'included' : 'settings';
    return Object.keys(headings).find((name) => headings[name]?.test(heading.trim())) ?? 'wait';
  };
  return { screen: screen(), busy: element.matches('[data-state~="busy"]') };
};

/** A person on the way through the flow. */
export class Walk {
  readonly person: Person;
  /** The screens that were seen, in order. */
  readonly seen: Screen[] = [];
  /** Fields of the form that had to be typed once more, and `choice` where that had to be made once more. */
  readonly retyped = new Set<string>();
  readonly #typed: Typed;
  readonly #signIn: () => Promise<void>;
  readonly #chooses: boolean;
  #picked = false;
  #filled = false;
  readonly #unanswered = new Set<string>();

  /**
   * `signIn` is what the person does in another tab when the page says that nobody is signed in; `chooses` says that they go on to
   * choose what is included.
   */
  constructor(page: Page, typed: Typed, signIn: () => Promise<void>, chooses = false) {
    this.person = new Person(page);
    page.on('request', (request) => this.#unanswered.add(request.url()));
    const answered = (request: Request): void => void this.#unanswered.delete(request.url());
    page.on('requestfinished', answered).on('requestfailed', answered);
    this.#typed = typed;
    this.#signIn = signIn;
    this.#chooses = chooses;
  }

  /** The screen as it is now. */
  async screen(): Promise<Screen> {
    const { screen } = await this.#look().catch(() => ({ screen: 'wait' as const }));
    if (screen !== 'wait' && screen !== this.seen.at(-1)) this.seen.push(screen);
    return screen;
  }

  /** Does what is asked until one of these screens is there; `act` false only waits. */
  async until(...wanted: readonly Screen[]): Promise<Screen> {
    const end = performance.now() + patience;
    while (performance.now() < end) {
      const screen = await this.screen();
      if (wanted.includes(screen)) return screen;
      // Whatever changes under the person's hand is looked at again.
      await this.act(screen).catch(() => undefined);
      await setTimeout(30);
    }
    throw new Error(`No ${wanted.join(' or ')} came. Seen: ${this.seen.join(' → ')}. ${await this.#words()}`);
  }

  /** Does what a screen asks for, once more where that did not take, until something has come of it. */
  async actUntil(screen: Screen, come: Promise<unknown>): Promise<void> {
    const waiting = new AbortController();
    void come.finally(() => waiting.abort());
    while (!waiting.signal.aborted) {
      await Promise.race([come, this.act(screen).catch(() => undefined)]);
      await Promise.race([come, setTimeout(30)]);
    }
  }

  /** Types what the form does not hold. */
  async fill(): Promise<void> {
    for (const [name, value] of Object.entries(this.#typed)) {
      const field = this.person.field(name);
      if ((await field.inputValue()) === value) continue;
      if (this.#filled) this.retyped.add(name);
      await field.fill(value);
    }
    this.#filled = true;
  }

  /** Picks what is to be included, where it is not picked. */
  async pick(): Promise<void> {
    const choice = this.person.element.locator('#choice-0');
    if (await choice.isChecked()) return;
    if (this.#picked) this.retyped.add('choice');
    await choice.check();
    this.#picked = true;
  }

  /** Does the one thing that a screen asks for. */
  async act(screen: Screen): Promise<void> {
    const { person } = this;
    if (!(await this.#awaits(screen))) return;
    if (screen === 'find') return person.find('Sandbox');
    if (screen === 'form') return this.#send();
    if (screen === 'choose') await person.element.getByRole('radio').first().check();
    if (screen === 'trouble:not_logged_in') await this.#signIn();
    if (screen === 'connected' && this.#chooses) return person.button('Choose what is included').click();
    if (['wait', 'check', 'handover', 'connected', 'pending', 'included'].includes(screen)) return;
    if (screen === 'settings') await this.pick();
    await person.element.locator('[part~="button-primary"]').first().click();
  }

  async #send(): Promise<void> {
    const button = this.person.form.locator('button.primary');
    if ((await button.getAttribute('aria-disabled')) === 'true') return;
    await this.fill();
    await button.click();
  }

  async #look(): Promise<Sight> {
    return (await this.person.element.evaluate(look)) as Sight;
  }

  /** Whether the screen is still there and waits for the person: else the press meets what has come in its place. */
  async #awaits(screen: Screen): Promise<boolean> {
    const now = await this.#look();
    return now.screen === screen && (screen === 'form' || !now.busy);
  }

  async #words(): Promise<string> {
    const frame = await this.person.form
      .locator('body')
      .innerText({ timeout: 500 })
      .catch(() => '');
    const said = await this.person.reads().catch(String);
    return `The screen says: ${said} ${frame} Not answered: ${[...this.#unanswered].join(' ')}`;
  }
}
