/** Whose sign-in it is, as the answer to the who-am-I says it. Pure. */
import type { EgressAnswer } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { jsonIn, textAt } from './pointer.ts';
import type { HttpMethod } from './target.ts';

/** An account as people know it, and the id that it keeps under any name, where its system says one. */
export interface Whose {
  readonly account: string;
  readonly accountId?: string | undefined;
}

/** The longest id that is shown beside a name. */
const longestShown = 64;

/** What is longer is no id: it is not kept. */
const longestId = 500;

const idIn = (body: unknown, pointers: readonly string[]): string | undefined =>
  pointers
    .map((pointer) => textAt(body, pointer))
    .find((id) => id !== undefined && id !== '' && id.length <= longestId);

/** The account's name, with its id where that is another text: two may have one name, and who is asked about them has to see that. */
const shownAs = (name: string | undefined, id: string | undefined): string | undefined => {
  if (name === undefined || id === undefined || id === name || id.length > longestShown) return name ?? id;
  return `${cleaned(name, longestShown)} (${id})`;
};

/** Whose sign-in an answer says it is; `typed` is what was typed of it, for where the answer has no name. */
export const whose = (
  { shows, account, id: ids = [] }: HttpMethod['api']['whoami'],
  answer: EgressAnswer,
  typed: string,
): Whose => {
  const body = jsonIn(answer.body);
  const name = account === undefined ? undefined : textAt(body, account);
  const accountId = idIn(body, ids);
  const beside = accountId ?? (shows === undefined || name === undefined ? undefined : textAt(body, shows));
  const shown = shownAs(name ?? (typed === '' ? undefined : typed), beside) ?? '';
  return { account: cleaned(shown, 2 * longestShown + 3), accountId };
};
