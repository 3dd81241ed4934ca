/** Values on the wire: Tryton marks dates and exact numbers by `__class__`; here they are ISO 8601 and text. */
import type { Row } from '../../../../contract/index.ts';

type Marked = Readonly<Record<string, unknown>>;

const two = (value: unknown, length = 2): string => String(Number(value ?? 0)).padStart(length, '0');
const day = (value: Marked): string => `${two(value['year'], 4)}-${two(value['month'])}-${two(value['day'])}`;
const time = (value: Marked): string => {
  const micro = Number(value['microsecond'] ?? 0);
  const fraction = micro === 0 ? '' : `.${two(micro, 6)}`;
  return `${two(value['hour'])}:${two(value['minute'])}:${two(value['second'])}${fraction}`;
};

const readers: Readonly<Record<string, (value: Marked) => unknown>> = {
  date: day,
  time,
  datetime: (value) => `${day(value)}T${time(value)}Z`,
  timedelta: ({ seconds }) => seconds,
  Decimal: ({ decimal }) => decimal,
  bytes: ({ base64 }) => base64,
};

const plain = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const { __class__: kind } = value as Marked;
  const reader = typeof kind === 'string' ? readers[kind] : undefined;
  return reader ? reader(value as Marked) : value;
};

/** One record; names that end with a dot hold parts of other records and are left out. */
export const rowOf = (record: object): Row =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => !name.endsWith('.'))
      .map(([name, value]) => [name, plain(value)]),
  );

const dateParts = (text: string): Marked | undefined => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return year === undefined
    ? undefined
    : { __class__: 'date', year: Number(year), month: Number(month), day: Number(date) };
};

const momentParts = (text: string): Marked | undefined => {
  const at = new Date(/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/.test(text) ? text : Number.NaN);
  if (Number.isNaN(at.getTime())) return undefined;
  return {
    __class__: 'datetime',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    microsecond: at.getUTCMilliseconds() * 1_000,
  };
};

const whole = (text: string): number | undefined => (/^-?\d{1,15}$/.test(text) ? Number(text) : undefined);
const decimal = /^-?\d{1,30}(?:\.\d{1,20})?$/;

const writers: Readonly<Record<string, (text: string) => unknown>> = {
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  integer: whole,
  biginteger: whole,
  many2one: whole,
  float: (text) => (decimal.test(text) ? Number(text) : undefined),
  numeric: (text) => (decimal.test(text) ? { __class__: 'Decimal', decimal: text } : undefined),
  date: dateParts,
  datetime: momentParts,
  timestamp: momentParts,
  char: (text) => text,
  text: (text) => text,
  fulltext: (text) => text,
  selection: (text) => text,
  reference: (text) => text,
};

/** A typed value as the system takes it for a field of this type; undefined when it does not fit. */
export const valueFor = (type: string, text: string): unknown => writers[type]?.(text);
