/** What a person does in the flow, in their words; each move waits until it is possible and nothing is asserted here. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** What is typed into the form. */
export interface Details {
  readonly search: string;
  readonly address: string;
  readonly username: string;
  readonly password: string;
  readonly database?: string;
}

/** A person at one `<makini-connect>` of a page. */
export class Person {
  readonly page: Page;
  readonly element: Locator;
  readonly form: FrameLocator;

  constructor(page: Page, at = 0) {
    this.page = page;
    this.element = page.locator('makini-connect').nth(at);
    this.form = this.element.locator('iframe').contentFrame();
  }

  /** The heading of the screen the person sees. */
  heading(name: string | RegExp): Locator {
    return this.element.getByRole('heading', { name }).first();
  }

  /** Follows the page's link to the service's own page, where the systems are listed. */
  async goesToOwnPage(serviceUrl: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Connect on its own page' }).click();
    await this.page.waitForURL(`${serviceUrl}/connect/hosted/*`);
    await this.element.getByRole('listbox').getByRole('option').first().waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.element.getByRole('button', { name });
  }

  field(name: string): Locator {
    return this.form.locator(`[name="${name}"]`);
  }

  async find(search: string): Promise<void> {
    await this.element.scrollIntoViewIfNeeded();
    await this.element.locator('input[role="combobox"]').fill(search);
    await this.element.getByRole('listbox').getByRole('option').first().click();
  }

  /** The system that a search finds first, with the keyboard alone; the search field has the focus. */
  async findByKeys(search: string): Promise<void> {
    const options = this.element.getByRole('listbox').getByRole('option');
    await this.page.keyboard.type(search);
    await options.first().filter({ hasText: search }).waitFor();
    await this.page.keyboard.press('ArrowDown');
    await this.element.getByRole('option', { name: search, selected: true }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** A screen with this heading is there and has taken the focus: what is pressed before that is taken from it again. */
  async arrivesAt(name: string | RegExp): Promise<void> {
    await this.heading(name).and(this.element.locator(':focus')).waitFor();
  }

  async prepared(): Promise<void> {
    await this.button('I have everything').click();
  }

  async type(details: Omit<Details, 'search'>): Promise<void> {
    await this.field('address').fill(details.address);
    if (details.database !== undefined) await this.field('database').fill(details.database);
    await this.field('username').fill(details.username);
    await this.field('password').fill(details.password);
  }

  async connect(): Promise<void> {
    await this.form.getByRole('button', { name: 'Connect', exact: true }).click();
  }

  /** Says that the newest record is theirs. */
  async yes(): Promise<void> {
    await this.button(/^Yes/).click();
  }

  /** From the search to the sent form. */
  async tries(details: Details): Promise<void> {
    await this.find(details.search);
    await this.prepared();
    await this.type(details);
    await this.connect();
  }

  /** The text of everything the person sees on the element's screen. */
  async reads(): Promise<string> {
    return (await this.element.locator('[part~="view"]').innerText()).replace(/\s+/g, ' ');
  }
}
