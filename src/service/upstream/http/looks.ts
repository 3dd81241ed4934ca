/** What the first records of a few tables say about what may be read. */
import { failureOf } from '../failure.ts';
import type { RowPage } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { Ended } from './stages.ts';

/** Tables that are tried; enough to tell "nothing" from "something" without reading a system end to end. */
export const tried = 5;

/** How one table answered: its first record, or that it is closed, or that it could not be read for another reason. */
export type Look =
  | { readonly name: string; readonly is: 'readable'; readonly page: RowPage }
  | { readonly name: string; readonly is: 'closed' | 'unclear' };

/** The looks that saw a table from inside. */
export const readable = (looks: readonly Look[]) => looks.filter((look) => look.is === 'readable');

/** Whether something may be read; `count` is how many tables there are in all. Throws `access.forbidden` or `access.failed` when nothing may. */
export const judgeLooks = (
  looks: readonly Look[],
  count: number,
): Ended & { readonly looks: readonly Look[] } => {
  const open = readable(looks).length;
  const closed = looks.filter(({ is }) => is === 'closed').length;
  const counts = { readable: open, refused: closed, tried: looks.length, count };
  if (open === 0) throw new UpstreamError(closed > 0 ? 'access.forbidden' : 'access.failed', counts);
  const evidence = [{ code: 'access.tables', values: { count: open } }];
  return { looks, evidence, ...(closed > 0 && { warning: failureOf('access.partial', counts) }) };
};
