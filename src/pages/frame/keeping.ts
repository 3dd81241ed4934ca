// What was typed and is no secret, kept by the tab while the form is away: over a reload, or while another window had the session.
// Written when the form goes, read and removed when the next one comes: a tab holds one form's values at most.
import { Values } from '../../contract/index.ts';

const name = 'makini-typed';

/** A browser that forbids storage keeps nothing. */
const quietly = <T>(act: () => T): T | undefined => {
  try {
    return act();
  } catch {
    return undefined;
  }
};

/** Keeps the values of a step's form; never secrets. */
export const keepTyped = (step: string, values: Values): void =>
  void quietly(() => sessionStorage.setItem(name, JSON.stringify([step, values])));

/** The values kept for this step, if they are of this step; whatever was kept is gone then, which is all where no step is named. */
export const takeTyped = (step?: string): Values => {
  const text = quietly(() => sessionStorage.getItem(name)) ?? '[]';
  quietly(() => sessionStorage.removeItem(name));
  const [of, values] = quietly(() => JSON.parse(text) as unknown[]) ?? [];
  const read = Values.safeParse(values);
  return of === step && read.success ? read.data : {};
};
