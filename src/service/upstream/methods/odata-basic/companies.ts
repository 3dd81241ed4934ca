/** The companies of a system that keeps several: what a person chooses from before anything is read. */
import { cleaned } from '../../cleaned.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { readingOf } from './answer.ts';
import type { Ask } from '../../http/ask.ts';
import { pageOf } from './rows.ts';
import type { Target } from './target.ts';

/** What is offered to choose from. */
type Options = readonly { readonly id: string; readonly name: string }[];

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Companies that are offered; nobody chooses from a longer list. */
const mostOptions = 500;

/** A company whose id cannot be sent back whole is left out: a mended id would name another one. */
const optionOf = (id: string | undefined, name: string | undefined): Options => {
  if (id === undefined || id === '' || id.length > 400 || !id.isWellFormed()) return [];
  const shown = cleaned(name ?? '') || cleaned(id) || encodeURIComponent(id).slice(0, 80);
  return [{ id, name: shown }];
};

/** The companies that the sign-in sees; the system's own names, cleaned. Rejects with `access.forbidden` or `access.none_to_choose`. */
export const companies = async (ask: Ask, target: Target): Promise<Options> => {
  const { choose } = target.method;
  if (!choose) return [];
  const answer = await ask(target.url(target.root, choose.entitySet), { signedIn: true });
  if (readingOf(answer) !== 'odata') throw new UpstreamError('access.forbidden', { host: target.host });
  const options = pageOf(answer)
    .rows.flatMap((row) => optionOf(textOf(row[choose.id]), textOf(row[choose.name])))
    .slice(0, mostOptions);
  if (options.length === 0) throw new UpstreamError('access.none_to_choose', { host: target.host });
  return options;
};
