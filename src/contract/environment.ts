/** Whether a system is in use or for trying things out, as far as what was typed shows it: one rule for the frame and the service. */
import * as z from 'zod/mini';
import { readAddress } from './address.ts';
import { isAsked, type Field, type Values } from './field.ts';

/**
 * What gives an environment away, a sure fact of the product: the value of a form field that `pattern` (ECMAScript, letters of either
 * case) is found in; of an address field its host alone.
 */
export const EnvironmentRule = z.object({
  field: z.string(),
  pattern: z.string(),
  is: z.enum(['production', 'test']),
});
export type EnvironmentRule = z.infer<typeof EnvironmentRule>;

/** What the values show: which environment it is, and which field says so. */
export type Environment = Pick<EnvironmentRule, 'is' | 'field'>;

const shownBy = (field: Field, value: string): string => {
  if (field.type !== 'url') return value.trim();
  const reading = readAddress(value, field.port);
  return reading.ok ? reading.address.host : '';
};

/** The environment that the typed values show by the first rule that fits; undefined where none does. Secrets are not looked at. */
export const environmentOf = (
  rules: readonly EnvironmentRule[],
  fields: readonly Field[],
  values: Values,
): Environment | undefined => {
  const fitting = rules.find(({ field: name, pattern }) => {
    const field = fields.find((each) => each.name === name && each.type !== 'secret');
    if (!field || !isAsked(field, values)) return false;
    const shown = shownBy(field, values[name] ?? '');
    return shown !== '' && new RegExp(pattern, 'iu').test(shown);
  });
  return fitting && { is: fitting.is, field: fitting.field };
};

/** Whether an environment is not what a client of a mode is for: live work on a test system, or tests on one that is in use. */
export const isUnfit = ({ is }: Pick<Environment, 'is'>, mode: 'live' | 'test'): boolean =>
  (is === 'test') !== (mode === 'test');
