/**
 * For a partner's own end-to-end tests: drives `<makini-connect>` with Playwright, through the frame, in any language.
 * Types of `playwright-core` only, so that it costs nothing where it is not used. The element's insides may change; these calls stay.
 */
import type { FrameLocator, Locator, Page } from 'playwright-core';

export { sandbox, sandboxOutcome } from './sandbox.ts';
export type { Details } from './sandbox.ts';

/** One `<makini-connect>` of a page, as a person uses it. Every call waits, by Playwright's rules, until it is possible; nothing is asserted. */
export class ConnectFlow {
  readonly page: Page;
  /** The element itself. */
  readonly element: Locator;
  /** The form inside the element's frame: it is of another origin, so it has its own locators. */
  readonly form: FrameLocator;
  readonly #view: Locator;

  /** `at` counts the elements of the page from 0. */
  constructor(page: Page, at = 0) {
    this.page = page;
    this.element = page.locator('makini-connect').nth(at);
    this.form = this.element.locator('iframe').contentFrame();
    this.#view = this.element.locator('[part~="view"]');
  }

  /** The heading of the present screen. */
  get heading(): Locator {
    return this.element.locator('[part~="heading"]').first();
  }

  /** The main button of the present screen; that of a form is inside the frame: `connect()`. */
  get mainButton(): Locator {
    return this.#view.locator('[part~="button-primary"]').first();
  }

  /** What a check or a form says went wrong. */
  get failure(): Locator {
    return this.element.locator('[part~="failure"]').first();
  }

  /** A field of the form by its name (`address`, `username`, `password`, …). */
  field(name: string): Locator {
    return this.form.locator(`[name="${name}"]`);
  }

  /** Searches for a system and picks the first one found. */
  async find(search: string): Promise<void> {
    await this.element.locator('input[role="combobox"]').fill(search);
    await this.element.getByRole('listbox').getByRole('option').first().click();
  }

  /** Goes on from the list of what to have ready. Not every system has one. */
  async prepared(): Promise<void> {
    await this.mainButton.click();
  }

  /** Fills in fields of the form by name. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await this.field(name).fill(value);
  }

  /** Sends the form. */
  async connect(): Promise<void> {
    await this.form.locator('button[type="submit"].primary').click();
  }

  /** Opens the sign-in page of a system that has its own, and gives the tab in which it opened. */
  async signIn(): Promise<Page> {
    const opened = this.page.context().waitForEvent('page');
    await this.form.locator('form.sign-in button[type="submit"]').click();
    return opened;
  }

  /** Chooses a way to sign in, or a company, site, tenant or database, by its name, and goes on. */
  async choose(name: string): Promise<void> {
    await this.element.getByRole('radio', { name }).check();
    await this.mainButton.click();
  }

  /** Says yes to the newest record that was found: the connection is handed over. */
  async confirm(): Promise<void> {
    await this.mainButton.click();
  }

  /** Resolves with the detail of the element's next event of this name (`makini-success`, `makini-exit`, …). Call it before what causes it. */
  heard<Detail = unknown>(event: `makini-${string}`): Promise<Detail> {
    return this.element.evaluate(
      (element, name) =>
        new Promise<Detail>((resolve) => {
          element.addEventListener(name, (happened) => resolve((happened as CustomEvent<Detail>).detail), {
            once: true,
          });
        }),
      event,
    );
  }
}
