/** A reading query as OData system query options. Columns must exist, values are written as literals of the column's type. */
import type { Table } from '../../../../contract/index.ts';
import type { RowQuery } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

type Version = '4.0' | '2.0';
type Condition = RowQuery['filter'][number];

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const number = /^-?\d{1,30}(?:\.\d{1,20})?$/;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2})?$/;
const time = /^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?$/;

/** How a literal of one type is checked and written, V4 then V2 (OData 4.01 ABNF; OData 2.0 section "Primitive Data Types"). */
interface Literal {
  readonly pattern: RegExp;
  readonly v4: (value: string) => string;
  readonly v2: (value: string) => string;
}

const asIs = (value: string): string => value;
const zoned = (value: string): string => (/(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}Z`);
const withTime = (value: string): string => (date.test(value) ? `${value}T00:00:00` : value);
const numeric = (suffix: string): Literal => ({
  pattern: number,
  v4: asIs,
  v2: (value) => `${value}${suffix}`,
});
const moment: Literal = {
  pattern: new RegExp(`${date.source}|${dateTime.source}`),
  v4: (value) => zoned(withTime(value)),
  v2: (value) => `datetimeoffset'${zoned(withTime(value))}'`,
};

const literals: Readonly<Record<string, Literal>> = {
  'Edm.String': { pattern: /^[^\u0000-\u001f]*$/, v4: quoted, v2: quoted },
  'Edm.Boolean': { pattern: /^(?:true|false)$/, v4: asIs, v2: asIs },
  'Edm.Guid': { pattern: guid, v4: asIs, v2: (value) => `guid'${value}'` },
  'Edm.Date': { pattern: date, v4: asIs, v2: (value) => `datetime'${withTime(value)}'` },
  'Edm.DateTime': {
    pattern: moment.pattern,
    v4: moment.v4,
    v2: (value) => `datetime'${withTime(value).replace(/(?:Z|[+-]\d{2}:\d{2})$/, '')}'`,
  },
  'Edm.DateTimeOffset': moment,
  'Edm.TimeOfDay': { pattern: time, v4: asIs, v2: quoted },
  'Edm.Byte': numeric(''),
  'Edm.SByte': numeric(''),
  'Edm.Int16': numeric(''),
  'Edm.Int32': numeric(''),
  'Edm.Int64': numeric('L'),
  'Edm.Decimal': numeric('M'),
  'Edm.Double': numeric('d'),
  'Edm.Single': numeric('f'),
};

const typeOf = (table: Table, column: string): string => {
  const found = table.columns.find(({ name }) => name === column);
  if (!found) throw new UpstreamError('input.malformed', { column: column.slice(0, 60) });
  return found.type;
};

const conditionOf = (table: Table, version: Version, { column, op, value }: Condition): string => {
  const type = typeOf(table, column);
  const literal = literals[type];
  if (!literal || !literal.pattern.test(value) || (op === 'contains' && type !== 'Edm.String'))
    throw new UpstreamError('input.malformed', { column, op });
  const text = version === '4.0' ? literal.v4(value) : literal.v2(value);
  if (op !== 'contains') return `${column} ${op} ${text}`;
  return version === '4.0' ? `contains(${column},${text})` : `substringof(${text},${column})`;
};

/** What the caller sorts by, then the key: without a total order a system may repeat on one page what stood on another. */
const orderOf = (table: Table, sort: RowQuery['sort']): string[] => {
  const asked = sort.map(({ column, direction }) => {
    typeOf(table, column);
    return `${column} ${direction === 1 ? 'asc' : 'desc'}`;
  });
  const named = new Set(sort.map(({ column }) => column));
  const keys = table.columns.filter(({ key, name }) => key && !named.has(name));
  return [...asked, ...keys.map(({ name }) => `${name} asc`)];
};

/** Which records of the whole are wanted: how many to pass over, and how many to take. */
export interface Stretch {
  readonly skip: number;
  readonly top: number;
}

/**
 * The options `$top`, `$skip`, the count, `$filter` and `$orderby`. Throws `input.malformed` naming the column that does not exist or
 * whose value does not fit, and the operator.
 */
export const queryOptions = (
  table: Table,
  query: RowQuery,
  version: Version,
  { skip, top }: Stretch,
): Record<string, string> => {
  const filter = query.filter.map((condition) => conditionOf(table, version, condition));
  const sort = orderOf(table, query.sort);
  return {
    $top: String(top),
    $skip: String(skip),
    ...(version === '4.0' ? { $count: 'true' } : { $inlinecount: 'allpages' }),
    ...(filter.length > 0 && { $filter: filter.join(query.match === 'all' ? ' and ' : ' or ') }),
    ...(sort.length > 0 && { $orderby: sort.join(',') }),
  };
};
