/** What a sign-in sees several of: companies, sites, databases. */
import { optionsOf, type Options } from '../../http/options.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { Asking } from './asking.ts';
import { jsonIn, valueAt } from './pointer.ts';

/** Whether somebody has to choose: the field that says which one was left empty, and nothing was chosen yet. */
export const mustChoose = ({ target: { api }, access: { values, choice } }: Asking): boolean =>
  api.choose !== undefined && choice === undefined && (values[api.choose.field] ?? '') === '';

/** What there is to choose from. Rejects with `access.none_to_choose` when there is nothing. */
export const choicesOf = async (asking: Asking): Promise<Options> => {
  const { api, host } = asking.target;
  if (!api.choose) return [];
  const { rows, id, name, not = [] } = api.choose;
  const answer = await asking.read(api.choose);
  const list = valueAt(jsonIn(answer.body), rows);
  const sent = Array.isArray(list) ? (list as readonly unknown[]) : [];
  const found = optionsOf(
    sent.map((record) => ({ id: valueAt(record, `/${id}`), name: valueAt(record, `/${name}`) })),
  );
  const options = found.filter((option) => !not.includes(option.id));
  if (options.length === 0) throw new UpstreamError('access.none_to_choose', { host });
  return options;
};
