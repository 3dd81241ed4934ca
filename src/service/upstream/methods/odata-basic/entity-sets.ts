/** What a service says it offers: its service document, and the first records of a few tables. */
import type { EgressAnswer } from '../../../ports.ts';
import type { Look } from '../../http/looks.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { jsonOf } from '../../http/answer.ts';
import { readingOf } from './answer.ts';
import type { Ask } from '../../http/ask.ts';
import { pageOf } from './rows.ts';
import type { Target } from './target.ts';

/** Names that can stand in an OData URL as they are (OData 4.01 SimpleIdentifier, dots for namespaces). */
export const isName = (name: unknown): name is string =>
  typeof name === 'string' && /^[\p{L}_][\p{L}\p{N}_.]{0,127}$/u.test(name);

const names = (answer: EgressAnswer): string[] => {
  const json = jsonOf(answer);
  const v2 = json?.['d'] as { EntitySets?: unknown } | undefined;
  if (Array.isArray(v2?.EntitySets)) return v2.EntitySets.filter(isName);
  const entries = Array.isArray(json?.['value'])
    ? (json['value'] as { name?: unknown; kind?: unknown }[])
    : [];
  return entries
    .filter(({ kind }) => kind === undefined || kind === 'EntitySet')
    .map(({ name }) => name)
    .filter(isName);
};

/** The names of the entity sets that the service document lists. Rejects with `access.forbidden` or `access.failed`. */
export const entitySets = async (ask: Ask, target: Target): Promise<string[]> => {
  const answer = await ask(target.url(target.root, ''), { signedIn: true });
  const reading = readingOf(answer);
  if (reading === 'odata') return names(answer);
  throw new UpstreamError(
    reading === 'forbidden' || reading === 'refused' ? 'access.forbidden' : 'access.failed',
  );
};

/** Reads the first record of a table. */
export const lookAt = async (ask: Ask, target: Target, name: string): Promise<Look> => {
  const count: Record<string, string> =
    target.method.version === '2.0' ? { $inlinecount: 'allpages' } : { $count: 'true' };
  const answer = await ask(target.url(target.scope, name, { $top: '1', ...count }), { signedIn: true });
  const reading = readingOf(answer);
  if (reading === 'odata') return { name, is: 'readable', page: pageOf(answer) };
  return { name, is: reading === 'forbidden' || reading === 'refused' ? 'closed' : 'unclear' };
};
