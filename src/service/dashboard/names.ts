/** Names for what rows refer to by id, asked for once a page. */
import type { Ports } from '../ports.ts';

/** The names of these clients, by id. */
export const clientNames = async (
  { store }: Pick<Ports, 'store'>,
  ids: readonly string[],
): Promise<(id: string) => string> => {
  const asked = [...new Set(ids)];
  const rows =
    asked.length === 0
      ? []
      : await store.selectFrom('client').select(['id', 'name']).where('id', 'in', asked).execute();
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

/** A time as answers write it. */
export const iso = (ms: number): string => new Date(ms).toISOString();

/** The same of a time that may not be. */
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
