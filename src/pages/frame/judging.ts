// Judging what is typed, and tidying it: pure, the contract's own rules. Used for secrets without keeping them.
import { isAsked, judgeValue, readAddress } from '../../contract/index.ts';
import type { Address, Field, FormStep, Values } from '../../contract/index.ts';

/** The failure code of one value, or undefined when there is nothing to say. */
export const judge = (field: Field, value: string): string | undefined => {
  const code = judgeValue(field, value.trim());
  if (code || field.type !== 'url' || value.trim() === '') return code;
  const reading = readAddress(value, field.port);
  return reading.ok ? undefined : reading.code;
};

/** A secret without the white space that copying brings along; keys in PEM keep every byte. */
export const tidySecret = (value: string): string => (value.includes('-----BEGIN ') ? value : value.trim());

/** The fields asked for, given the values typed so far. */
export const askedFields = (step: FormStep, values: Values): readonly Field[] =>
  step.fields.filter((field) => isAsked(field, values));

/** The address in `value`, when it is one worth looking at while it is still being typed: a whole name, not its first letters. */
export const addressToLookAt = (value: string, finished: boolean, port?: number): Address | undefined => {
  const reading = readAddress(value, port);
  if (!reading.ok) return undefined;
  const { host } = reading.address;
  const whole = finished || host === 'localhost' || /^[^.].*\.[^.]{2,}$|^\[|^\d+(\.\d+){3}$/.test(host);
  return whole ? reading.address : undefined;
};

/** What an address field becomes when the person leaves it: the address as it was understood, or what was typed. */
export const tidyAddress = (value: string, port?: number): string => {
  const reading = readAddress(value, port);
  return reading.ok ? reading.address.text : value.trim();
};
