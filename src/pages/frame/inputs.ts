// The inputs on the screen, where alone secrets live: read for a submit, focused, emptied.
import type { Field, FormStep, Values } from '../../contract/index.ts';
import { judge, tidySecret } from './judging.ts';

type Input = HTMLInputElement | HTMLSelectElement;
type Fields = { readonly fields: readonly Field[] };

const inputs = (root: ParentNode): readonly Input[] => [
  ...root.querySelectorAll<Input>('input[name], select[name]'),
];
const inputOf = (root: ParentNode, name: string): Input | undefined =>
  inputs(root).find((input) => input.name === name);
const isSecret = (step: Fields, name: string): boolean =>
  step.fields.some((field) => field.name === name && field.type === 'secret');

/** What was read of the secrets without reading them out: the verdict on each, and whether white space went. */
export type Verdicts = Readonly<Record<string, { code: string | undefined; trimmed: boolean }>>;

/** Removes white space around a secret in its input; returns the verdict on what is left. */
export const settleSecret = (
  step: Fields,
  input: { readonly name: string; value: string },
): { code: string | undefined; trimmed: boolean } => {
  const field = step.fields.find(({ name }) => name === input.name);
  const tidy = tidySecret(input.value);
  const trimmed = tidy !== input.value;
  if (trimmed) input.value = tidy;
  return { code: field && judge(field, tidy), trimmed };
};

/** Puts secrets into their inputs; the verdicts on them. What has no secret input on the screen is left out. */
export const writeSecrets = (root: ParentNode, fields: readonly Field[], secrets: Values): Verdicts =>
  Object.fromEntries(
    inputs(root)
      .filter(({ name }) => Object.hasOwn(secrets, name) && isSecret({ fields }, name))
      .map((input) => {
        input.value = secrets[input.name] ?? '';
        return [input.name, settleSecret({ fields }, input)];
      }),
  );

/** The verdicts on every secret on the screen, tidied on the way. */
export const settleSecrets = (root: ParentNode, step: FormStep): Verdicts =>
  Object.fromEntries(
    inputs(root)
      .filter(({ name }) => isSecret(step, name))
      .map((input) => [input.name, settleSecret(step, input)]),
  );

/** The values on the screen that are not secret. */
export const openValues = (root: ParentNode, step: FormStep): Values =>
  Object.fromEntries(
    inputs(root)
      .filter(({ name }) => !isSecret(step, name))
      .map(({ name, value }) => [name, value]),
  );

/** Everything on the screen, secrets too: for the body of a submit and nothing else. */
export const everyValue = (root: ParentNode): Values =>
  Object.fromEntries(inputs(root).map(({ name, value }) => [name, value]));

/** Empties every secret on the screen, and what was pasted to be read. */
export const forgetSecrets = (root: ParentNode, step: FormStep): void => {
  for (const box of root.querySelectorAll<HTMLTextAreaElement>('textarea#paste')) box.value = '';
  for (const input of inputs(root)) if (isSecret(step, input.name)) input.value = '';
};

/** Focuses a field by its name, else the first that asks for something, else the button. */
export const focusField = (root: ParentNode, name?: string): void => {
  const named = name === undefined ? undefined : inputOf(root, name);
  const asking =
    inputs(root).find((input) => input.getAttribute('aria-invalid') === 'true') ??
    inputs(root).find((input) => input.required && input.value === '');
  (named ?? asking ?? root.querySelector<HTMLElement>('button[type=submit]'))?.focus();
};
