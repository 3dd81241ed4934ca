/** What was typed into the sandbox, read as what is to happen. */
import { failures, type FailureCode } from '../../../../contract/index.ts';

/** How a check or a probe of the sandbox goes. */
export type Scenario =
  | { readonly kind: 'good' }
  | { readonly kind: 'error'; readonly code: FailureCode }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'flaky'; readonly times: number }
  | { readonly kind: 'choose'; readonly count: number }
  | { readonly kind: 'other_product' };

/** Longest that a check may be made to last: less than the service gives any check. */
const longest = 55_000;
const mostOptions = 500;
const mostFailures = 9;

const isCode = (text: string): text is FailureCode => Object.hasOwn(failures, text);

const numbered = (word: string, number: number): Scenario => {
  if (word === 'slow') return { kind: 'slow', ms: Math.min(number, longest) };
  if (word === 'flaky') return { kind: 'flaky', times: Math.min(number, mostFailures) };
  return { kind: 'choose', count: Math.min(number, mostOptions) };
};

/** Reads one word; undefined when it is none of the sandbox's. */
export const scenarioOf = (text: string): Scenario | undefined => {
  if (text === 'pass_good') return { kind: 'good' };
  if (text === 'partial') return { kind: 'error', code: 'access.partial' };
  if (text === 'other_product') return { kind: 'other_product' };
  const code = text.startsWith('error_') ? text.slice('error_'.length) : '';
  if (isCode(code)) return { kind: 'error', code };
  const [, word = '', number = ''] = /^(slow|flaky|choose)_(\d{1,6})$/.exec(text) ?? [];
  return word === '' ? undefined : numbered(word, Number(number));
};

/** What an address asks for by its last segment; an ordinary address is a good one. */
export const scenarioOfAddress = (path: string): Scenario =>
  scenarioOf(path.slice(path.lastIndexOf('/') + 1)) ?? { kind: 'good' };

/** Two, so that a reconnect can meet another account. */
const users: readonly string[] = ['user_good', 'user_other'];

/** What a sign-in leads to: only its two users may, and a password that is no scenario is a wrong one. */
export const scenarioOfSignIn = (username: string, password: string): Scenario =>
  (users.includes(username) ? scenarioOf(password) : undefined) ?? { kind: 'error', code: 'auth.refused' };
