/** A person in a real browser who connects a system from Debian through the demo. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Person } from '../journeys/person.ts';
import { openStage, type Stage } from '../journeys/stage.ts';
import { openFront, type Front } from './front.ts';
import { freePort } from '../service/free-port.ts';

/** What is typed, by the name of the field; the address is the system's. */
export type Typed = Readonly<Record<string, string>>;

/** The demo with one more system behind it. */
export interface Journey {
  /** Types and sends, by the recommended way unless another is named (those have no guide to go on from); the caller closes the page. */
  tries(typed: Typed, way?: RegExp): Promise<Person>;
  /** Types and sends, and gives what the person then reads; asserts that the failure has this code and that no secret is shown. */
  fails(typed: Typed, code: string): Promise<string>;
  stop(): Promise<void>;
}

const fill = async (person: Person, typed: Typed): Promise<void> => {
  const more = person.form.locator('details:not(.paste, [open]) > summary');
  if ((await more.count()) > 0) await more.click();
  for (const [name, value] of Object.entries(typed)) await person.field(name).fill(value);
};

/** Where the system has several ways, the person is asked first. */
const pick = async (person: Person, way: RegExp | undefined): Promise<void> => {
  const ways = person.element.getByRole('radio');
  await ways.first().or(person.button('I have everything')).first().waitFor();
  if ((await ways.count()) === 0) return;
  if (way) await person.element.getByRole('radio', { name: way }).check();
  await person.button('Continue').click();
};

const journeyOn = (stage: Stage, front: Front, search: string): Journey => {
  const tries: Journey['tries'] = async (typed, way) => {
    const person = new Person(await stage.visit());
    await person.find(search);
    await pick(person, way);
    if (way === undefined) await person.prepared();
    await person.field('address').waitFor();
    await fill(person, { address: front.url, ...typed });
    await person.connect();
    return person;
  };
  return {
    tries,
    fails: async (typed, code) => {
      const person = await tries(typed);
      const places = [person.element, person.form].map((place) => place.locator(`[data-code="${code}"]`));
      const [check, form] = places;
      await Promise.any(places.map((place) => place.waitFor({ timeout: 40_000 })));
      const text = (await check?.isVisible()) ? await check?.innerText() : await form?.innerText();
      assert.doesNotMatch(text ?? '', /please|oops|invalid|illegal|went wrong|undefined|\{/i);
      await person.page.context().close();
      return text ?? '';
    },
    stop: async () => {
      await stage.stop();
      await front.stop();
    },
  };
};

/** Sets the stage with the system that listens on this port behind TLS; `search` is what a person types to find it. */
export const openJourney = async (port: number, search: string): Promise<Journey> => {
  const beside = await freePort();
  const stage = await openStage({ beside });
  const front = await openFront(join(stage.folder, 'systems'), port, beside);
  return journeyOn(stage, front, search);
};
