/** Examples of what fields hold, for the person who chooses: a few values, short, without what nobody should see. */
import { looksSecret, type SettingsExamples, type Table } from '../../contract/index.ts';
import type { Live } from '../connections/live.ts';
import { secretsOf } from '../passthrough/answer.ts';
import type { RowQuery } from '../ports.ts';
import { cleaned } from '../upstream/cleaned.ts';

/** What a person sees of a table. */
export type Examples = SettingsExamples;

/** Records that are looked at, fields of a table that are shown, values of a field. */
const most = { records: 25, fields: 60, values: 3 };
const longest = 60;

const query: RowQuery = { page: 1, perPage: most.records, filter: [], match: 'all', sort: [] };

const secretName = /passw|passphrase|secret|token|api_?key|kennwort|contrase|\bpin\b|credential/i;

/** Of a custom table what it begins with; of a standard one what can be chosen. */
const lookedAt = ({ custom, columns }: Table): Table['columns'] =>
  columns.filter((column) => custom || (column.custom && !column.key)).slice(0, most.fields);

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
};

const isSecret = (text: string, secrets: readonly string[]): boolean =>
  looksSecret(text) || secrets.some((secret) => text.includes(secret));

/** Reads some records and gives what of them a person needs to know a field again. */
export const examplesIn = async ({ method, access, signal, ask }: Live, table: Table): Promise<Examples> => {
  const fields = lookedAt(table);
  const names = new Set(fields.map(({ name }) => name));
  const part = { ...table, columns: table.columns.filter(({ name, key }) => key || names.has(name)) };
  const { rows } = await ask(() => method.read(access, part, query, signal));
  const secrets = secretsOf(access);
  const examplesOf = (name: string): Examples['fields'][number] => {
    const texts = rows.map((row) => textOf(row[name])).filter((text) => text.trim() !== '');
    const hidden =
      texts.length > 0 && (secretName.test(name) || texts.some((text) => isSecret(text, secrets)));
    const values = hidden ? [] : [...new Set(texts.map((text) => cleaned(text, longest)))];
    return { name, values: values.slice(0, most.values), hidden };
  };
  return { records: rows.length, fields: fields.map(({ name }) => examplesOf(name)) };
};
