/** The companies of a system that keeps several: what a person chooses from before anything is read. */
import { optionsOf, type Options } from '../../http/options.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { readingOf } from './answer.ts';
import type { Ask } from '../../http/ask.ts';
import { pageOf } from './rows.ts';
import type { Target } from './target.ts';

/** The companies that the sign-in sees; the system's own names, cleaned. Rejects with `access.forbidden` or `access.none_to_choose`. */
export const companies = async (ask: Ask, target: Target): Promise<Options> => {
  const { choose } = target.method;
  if (!choose) return [];
  const answer = await ask(target.url(target.root, choose.entitySet), { signedIn: true });
  if (readingOf(answer) !== 'odata') throw new UpstreamError('access.forbidden', { host: target.host });
  const { rows } = pageOf(answer);
  const options = optionsOf(rows.map((row) => ({ id: row[choose.id], name: row[choose.name] })));
  if (options.length === 0) throw new UpstreamError('access.none_to_choose', { host: target.host });
  return options;
};
