/** Tables found and read by InfluxQL: one for each measurement of a database. */
import type { Column, HttpData, Row, Table } from '../../../../contract/index.ts';
import type { EgressAnswer } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { Asking } from './asking.ts';
import { countOf, identifier, selectOf } from './influxql-text.ts';
import { jsonIn, valueAt } from './pointer.ts';
import type { Source } from './source.ts';

type Influx = Extract<HttpData, { is: 'influxql' }>;

/** One series of an answer: what it is about, and its records column by column. */
interface Series {
  readonly name: string;
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

const isSeries = (value: unknown): value is Series =>
  typeof valueAt(value, '/name') === 'string' &&
  Array.isArray(valueAt(value, '/columns')) &&
  Array.isArray(valueAt(value, '/values'));

/** The series of the first statement; none when nothing was found. A statement that failed says so inside a success. */
export const seriesIn = ({ body }: EgressAnswer): readonly Series[] => {
  const result = valueAt(jsonIn(body), '/results/0');
  if (result === undefined || valueAt(result, '/error') !== undefined)
    throw new UpstreamError('data.unreadable');
  const series = valueAt(result, '/series') ?? [];
  if (!Array.isArray(series)) throw new UpstreamError('data.unreadable');
  return series.filter(isSeries);
};

const rowsOf = ({ columns, values }: Series): Row[] =>
  values.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null])));

const column = (name: string, type: string): Column => ({
  name,
  type,
  nullable: name !== 'time',
  key: name === 'time',
  custom: false,
});

/** Names in an answer of `SHOW … KEYS` lie in the first column, what they are in the second. */
const keysOf = (series: readonly Series[], name: string): readonly (readonly unknown[])[] =>
  series.find((each) => each.name === name)?.values ?? [];

/** A reading has no name of its own: the first texts in it, which are usually its tags, say where it is from. */
const calledBy = (row: Row): string | undefined => {
  const texts = Object.entries(row).flatMap(([name, value]) =>
    name !== 'time' && typeof value === 'string' && value !== '' ? [value] : [],
  );
  return cleaned(texts.slice(0, 2).join(', ')) || undefined;
};

/** Makes the source of a database that speaks InfluxQL. */
export const createInfluxSource = (asking: Asking, place: Influx): Source => {
  const ask = async (q: string): Promise<readonly Series[]> => seriesIn(await asking.read(place, { q }));
  const select = async (q: string): Promise<Row[]> => (await ask(q)).flatMap(rowsOf);
  const names = async (): Promise<string[]> => {
    const found = (await ask('SHOW MEASUREMENTS')).flatMap(({ values }) =>
      values.map(([name]) => String(name)),
    );
    // A database that is missing has no measurements either, and only another question says which it is.
    if (found.length === 0) await ask('SHOW RETENTION POLICIES');
    return found;
  };
  const describe = async (): Promise<Table[]> => {
    const [found, fields, tags] = [await names(), await ask('SHOW FIELD KEYS'), await ask('SHOW TAG KEYS')];
    return found.map((name) => ({
      name,
      custom: false,
      columns: [
        column('time', 'time'),
        ...keysOf(tags, name).map(([tag]) => column(String(tag), 'tag')),
        ...keysOf(fields, name).map(([field, type]) => column(String(field), String(type))),
      ],
    }));
  };
  return {
    names,
    first: async (name) => ({
      rows: await select(`SELECT * FROM ${identifier(name)} ORDER BY time DESC LIMIT 1`),
      total: null,
    }),
    dateOf: (_name, row) => (typeof row['time'] === 'string' ? row['time'] : undefined),
    labelOf: calledBy,
    describe,
    read: async (table, query) => {
      const rows = await select(selectOf(table, query));
      const [counts = {}] = await select(countOf(table, query));
      return { rows, total: largest(counts) };
    },
  };
};

/** Fields are counted one by one, and a record need not have all: the fullest one comes closest. */
const largest = (counts: Row): number | null => {
  const found = Object.entries(counts).flatMap(([name, count]) =>
    name !== 'time' && typeof count === 'number' ? [count] : [],
  );
  return found.length === 0 ? null : Math.max(...found);
};
