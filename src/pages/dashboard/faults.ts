/** Lists of addresses as somebody types them, one in a line, and what is wrong with which. */
import type { ClientFault } from '../../contract/index.ts';
import type { Speech } from './speech.ts';

/** What an address to sign in again may name. */
export const places = '{connection_id}, {customer_id}, {system}';

/** The lines of a field, without those that are empty. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is wrong with one field, a sentence for each value at fault, by its name. */
export const faultsIn = (
  speech: Speech,
  faults: readonly ClientFault[],
  field: ClientFault['field'],
): string[] =>
  faults
    .filter((one) => one.field === field)
    .map(({ value, fault }) => {
      const why = speech.say(`fault.${fault}`, { places });
      return value === undefined || value === '' ? why : speech.say('fault.of', { value, why });
    });

/** What was typed into a field of a form. */
export const typedIn = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
