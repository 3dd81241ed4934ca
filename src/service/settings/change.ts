/** Changing what a connection includes: judged against what the system has now. */
import type { SettingsChange, Settings, Table } from '../../contract/index.ts';
import { ProblemError, type FieldError } from '../http/problem-error.ts';
import { choosable, nameOf, optionsOf, type Choice } from './choice.ts';
import type { KeptChoice } from './kept.ts';

/** Faults that are named one by one; a page of them helps nobody. */
const mostFaults = 20;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Settings as they are shown, from tables that were described at this time. */
export const settingsOf = (
  tables: readonly Table[],
  { choice, changedAt }: KeptChoice,
  at: number,
): Settings => ({
  include_new: choice.includeNew,
  changed_at: changedAt === null ? null : iso(changedAt),
  described_at: iso(at),
  options: optionsOf(tables, choice),
});

/** What was there and not chosen is left out, also when what comes later is included by itself. */
export const choiceOf = (
  tables: readonly Table[],
  { include, include_new }: SettingsChange,
  before: Choice,
): Choice => {
  const chosen = new Set(include.map(nameOf));
  const includeNew = include_new ?? before.includeNew;
  const there = choosable(tables).map(nameOf);
  const leftOut = includeNew ? there.filter((name) => !chosen.has(name)) : [];
  return { chosen, includeNew, leftOut: new Set(leftOut) };
};

/** Throws `malformed_request` naming what the system does not have. What was chosen before may stay: it may come back. */
export const requireKnown = (tables: readonly Table[], { include }: SettingsChange, before: Choice): void => {
  const known = new Set([...choosable(tables).map(nameOf), ...before.chosen]);
  const errors = include.flatMap((extra, at): FieldError[] =>
    known.has(nameOf(extra))
      ? []
      : [
          {
            pointer: `/include/${at}`,
            detail: 'is no custom table or field of the connected system: GET this address lists them',
          },
        ],
  );
  if (errors.length === 0) return;
  throw new ProblemError('malformed_request', {
    detail: 'What is standard is included as it is, and what is not there cannot be.',
    errors: errors.slice(0, mostFaults),
  });
};
