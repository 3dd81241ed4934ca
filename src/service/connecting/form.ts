/** Judging what was typed into a form: pure, by the contract's own rules. */
import {
  isAsked,
  judgeValue,
  readAddress,
  type Failure,
  type FailureCode,
  type Field,
  type Values,
} from '../../contract/index.ts';
import { ProblemError } from '../http/problem-error.ts';
import { escaped } from '../http/schema.ts';
import { failureOf } from '../upstream/failure.ts';

/** The values as they may be sent on, or the first problem in form order. */
export type Judgement =
  { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly problem: Failure };

const refuse = (name: string, detail: string): ProblemError =>
  new ProblemError('malformed_request', {
    detail: 'The form has no such values.',
    errors: [{ pointer: `/values/${escaped(name)}`, detail }],
  });

/** Refuses names that are no fields of the form, and, for the probe, secret ones. */
export const requireFields = (
  fields: readonly Field[],
  values: Values,
  secrets: 'allowed' | 'refused',
): void => {
  for (const name of Object.keys(values)) {
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) throw refuse(name, 'is not a field of this form');
    if (secrets === 'refused' && field.type === 'secret') throw refuse(name, 'is secret and not taken here');
  }
};

/** Edge white space comes along when people copy; a key in PEM needs its last line break. */
const tidy = (value: string): string => (value.trimStart().startsWith('-----BEGIN') ? value : value.trim());

const tidied = (fields: readonly Field[], values: Values): Values =>
  Object.fromEntries(fields.map(({ name, default: preset }) => [name, tidy(values[name] ?? preset ?? '')]));

const problemOf = (field: Field, value: string): string | undefined => {
  const code = judgeValue(field, value);
  if (code !== undefined || field.type !== 'url' || value === '') return code;
  const reading = readAddress(value, field.port);
  return reading.ok ? undefined : reading.code;
};

const sent = (field: Field, value: string): string => {
  const reading = field.type === 'url' ? readAddress(value, field.port) : undefined;
  return reading?.ok ? reading.address.text : value;
};

const judgeAll = (asked: readonly Field[], values: Values): Judgement => {
  const given: [string, string][] = [];
  for (const field of asked) {
    const value = values[field.name] ?? '';
    const code = problemOf(field, value);
    if (code !== undefined) {
      return { ok: false, problem: { ...failureOf(code as FailureCode), field: field.name } };
    }
    if (value !== '') given.push([field.name, sent(field, value)]);
  }
  return { ok: true, values: Object.fromEntries(given) };
};

/** Judges a whole form: fields not asked for are dropped, addresses normalised, edge white space removed. */
export const judgeForm = (fields: readonly Field[], typed: Values): Judgement => {
  const values = tidied(fields, typed);
  return judgeAll(
    fields.filter((field) => isAsked(field, values)),
    values,
  );
};

/** Judges a form that is still being typed: the address must be there, of the rest only what was typed counts. */
export const judgeProbe = (fields: readonly Field[], typed: Values): Judgement => {
  const values = tidied(fields, typed);
  const looked = fields.filter(
    (field) =>
      field.type !== 'secret' &&
      isAsked(field, values) &&
      (field.type === 'url' || values[field.name] !== ''),
  );
  return judgeAll(looked, values);
};
