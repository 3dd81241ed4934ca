/** Values as JSON can hold them: nothing loses digits, times are ISO 8601, bytes are base64. The server writes most of them as text itself, because drivers round. */
import { sql, type RawBuilder } from 'kysely';

/** One value as the driver gives it. */
export const jsonValue = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString() : null;
  return typeof value === 'bigint' ? String(value) : value;
};

type Column = RawBuilder<unknown>;

/** How the types that a driver would round, or does not know, are written; the numbers are the server's styles. */
const asText: readonly (readonly [RegExp, (column: Column) => Column])[] = [
  [/^(?:small)?money/, (column) => sql`convert(varchar(40), ${column}, 2)`],
  [/^(?:decimal|numeric)/, (column) => sql`convert(varchar(40), ${column})`],
  [/^datetimeoffset/, (column) => sql`convert(varchar(40), switchoffset(${column}, '+00:00'), 127)`],
  [/^(?:small)?datetime/, (column) => sql`convert(varchar(40), ${column}, 126)`],
  [/^(?:date|time)\b/, (column) => sql`convert(varchar(40), ${column}, 121)`],
  [/^sql_variant/, (column) => sql`convert(nvarchar(4000), ${column})`],
  [/^(?:xml|geography|geometry|hierarchyid)/, (column) => sql`convert(nvarchar(max), ${column})`],
];

/** A column as it is asked for, under its own name. */
export const selected = (table: string, name: string, type: string): RawBuilder<unknown> => {
  const column = sql.id(table, name);
  const write = asText.find(([pattern]) => pattern.test(type))?.[1];
  return write ? sql`${write(column)} as ${sql.id(name)}` : column;
};

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const moment = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)(Z|[+-]\d\d:\d\d)?)?$/;
const clock = /^\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?$/;

const momentOf = (value: string): string | undefined => {
  const [whole, day, time, zone = ''] = moment.exec(value) ?? [];
  if (whole === undefined) return undefined;
  return time === undefined ? day : `${day}T${/:\d\d:/.test(time) ? time : `${time}:00`}${zone}`;
};

/**
 * A value as a column of this type is compared with it, as text. The server would take nothing for 0 and for the first of January 1900:
 * what does not fit is undefined here.
 */
export const comparable = (type: string, value: string): string | undefined => {
  if (/^(?:tiny|small|big)?int|^(?:decimal|numeric|float|real|(?:small)?money)/.test(type))
    return number.test(value) ? value : undefined;
  if (/^bit\b/.test(type)) return /^(?:[01]|true|false)$/i.test(value) ? value : undefined;
  if (/^(?:small)?date/.test(type)) return momentOf(value);
  return /^time\b/.test(type) && !clock.test(value) ? undefined : value;
};

/** Whether a column holds a text; undefined for a type that holds none. */
export const contains = (column: string, type: string, value: string): RawBuilder<unknown> | undefined =>
  /^n?(?:var)?char|^n?text/.test(type)
    ? sql`charindex(${value}, convert(nvarchar(max), ${sql.id(column)})) > 0`
    : undefined;
