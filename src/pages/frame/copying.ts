// The message a person can copy for somebody else: what was tried, what worked, what did not. Never a typed value.
import { plain } from '../../element/locales/sentence.ts';
import type { Copyable } from './state.ts';
import type { Words } from './words.ts';

/** The text, ready to send; empty when the step has no problem. */
export const copyText = ({ step, client }: Copyable, words: Words): string => {
  const { problem, passed, system } = step;
  if (!problem) return '';
  const names = { system: system.name, app: client.name };
  const worked = passed.map((evidence) => words.evidence(evidence)).filter((line) => line);
  const reference = problem.reference === undefined ? '' : ` (${problem.reference})`;
  const text = words.say('copy_message', {
    ...names,
    ...words.failure(problem, names),
    worked: worked.join('; '),
    code: problem.code,
    reference,
  });
  return plain(text);
};

/**
 * Puts a text on the clipboard, in the turn of a press; returns whether it is there. The asynchronous Clipboard API is closed to
 * frames that the host does not open it to, and complains in the host's console; the `copy` event is not.
 */
export const putOnClipboard = (text: string): boolean => {
  let taken = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', give);

  const done = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return done && taken;
};
