/** Values as JSON can hold them: nothing loses digits, times are ISO 8601 in UTC, bytes are base64. */
import type { CustomTypesConfig } from 'pg';

type Reader = (text: string) => unknown;

const numeric: Reader = (text) => {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
};

const json: Reader = (text) => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
};

/** `2026-11-21 10:00:00.5+00`; what has no such form (infinity, years before Christ) stays as the database writes it. */
const timestamp =
  (zone: string): Reader =>
  (text) =>
    text.replace(/^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?$/, `$1T$2${zone}`);

const bytes: Reader = (text) =>
  text.startsWith('\\x') ? Buffer.from(text.slice(2), 'hex').toString('base64') : text;

/** By the type's number in PostgreSQL's catalogue (pg_type.dat); all others stay text, bigint and numeric among them. */
const readers: Readonly<Record<number, Reader>> = {
  16: (text) => text === 't',
  17: bytes,
  21: numeric,
  23: numeric,
  26: numeric,
  114: json,
  700: numeric,
  701: numeric,
  1114: timestamp(''),
  1184: timestamp('Z'),
  3802: json,
};

const asText: Reader = (text) => text;

/** The readers as the driver wants them. */
export const jsonTypes: CustomTypesConfig = {
  getTypeParser: (type: number) => readers[type] ?? asText,
};
