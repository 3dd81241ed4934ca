/** Columns told from records, where a system does not describe them itself. */
import type { Column, Row } from '../../../../contract/index.ts';

const moment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

const typeOf = (value: unknown): string => {
  if (typeof value === 'string')
    return moment.test(value) ? (value.length > 10 ? 'datetime' : 'date') : 'string';
  if (Array.isArray(value)) return 'list';
  return typeof value;
};

/** Dates and other text in one column are text; anything else that does not agree is not told. */
const agreed = (types: ReadonlySet<string>): string => {
  const [only = 'unknown', ...more] = types;
  if (more.length === 0) return only;
  return [...types].every((type) => ['string', 'date', 'datetime'].includes(type)) ? 'string' : 'unknown';
};

/** The columns that these records have; `key` is the name of the one that tells them apart. Any may be missing from a record. */
export const columnsOf = (rows: readonly Row[], key: string | undefined): Column[] => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return names.map((name) => {
    const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
    const isKey = name === key;
    return { name, type: agreed(new Set(values.map(typeOf))), nullable: !isKey, key: isKey, custom: false };
  });
};
