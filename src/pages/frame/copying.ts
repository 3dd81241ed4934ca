// The message a person can copy for somebody else: what was tried, what worked, what did not. Never a typed value.
import type { Form } from './state.ts';
import type { Words } from './words.ts';

/** The text, ready to send; empty when the step has no problem. */
export const copyText = ({ step, client }: Form, words: Words): string => {
  const { problem, passed, system } = step;
  if (!problem) return '';
  const names = { system: system.name, app: client.name };
  const worked = passed.map((evidence) => words.evidence(evidence)).filter((line) => line);
  const reference = problem.reference === undefined ? '' : ` (${problem.reference})`;
  return words.say('copy_message', {
    ...names,
    ...words.failure(problem, names),
    worked: worked.join('; '),
    code: problem.code,
    reference,
  });
};
