import type { FormStep } from '../../../contract/index.ts';
import type { Pasted } from '../../../element/pasted/pasted.ts';
import { fillOf, type Accepts, type Fill } from './fill.ts';

/** A form, and what a pasted text does to it. */
export interface Filled {
  readonly step: FormStep;
  readonly fill: Fill;
}

const isWhole = ({ fill }: Filled): boolean => fill.is === 'filled' && !fill.rest;

const holdsSecret = ({ fill }: Filled): boolean =>
  fill.is === 'filled' && Object.keys(fill.secrets).length > 0;

/** The form that a pasted text belongs into: the one on the screen, unless the text signs in by another of its ways. */
export const formFor = (step: FormStep, pasted: Pasted | undefined, accepts: Accepts): Filled => {
  const filled = (form: FormStep): Filled => ({ step: form, fill: fillOf(form.fields, pasted, accepts) });
  const here = filled(step);
  const others = (step.ways ?? [])
    .filter(({ fields }) => JSON.stringify(fields) !== JSON.stringify(step.fields))
    .map(({ id, fields }) => filled({ ...step, id, fields, problem: undefined }));
  const way = pasted?.open['way'];
  const named = others.find(({ step: { id } }) => way !== undefined && id.endsWith(`:${way}`));
  if (named && holdsSecret(named)) return named;
  return (isWhole(here) ? undefined : others.find((other) => isWhole(other) && holdsSecret(other))) ?? here;
};
