// The words for what went wrong between the frame and the service itself. Failures of the customer's system are the contract's.
import type { Refusal } from './service.ts';
import type { Words } from './words.ts';

const ended = ['session_expired', 'session_unknown', 'session_superseded'];

/** What is not possible now, and what to do about it. */
export const troubleWords = (
  { code, reference }: Refusal,
  words: Words,
): { title: string; explain: string } => {
  if (code === 'unreachable') return pair(words, 'unreachable', 'unreachable_explain');
  if (code === 'rate_limited') return pair(words, 'rate_limited', 'rate_limited_explain');
  if (ended.includes(code)) return pair(words, 'ended', 'ended_explain');
  const explain = reference === undefined ? 'trouble_explain' : 'trouble_named';
  return { title: words.say('trouble'), explain: words.say(explain, { reference }) };
};

const pair = (
  words: Words,
  title: Parameters<Words['say']>[0],
  explain: Parameters<Words['say']>[0],
): { title: string; explain: string } => ({ title: words.say(title), explain: words.say(explain) });
