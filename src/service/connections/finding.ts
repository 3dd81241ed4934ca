/** How a list of connections is searched, and which of them come first. */
import { sql, type ExpressionBuilder, type ExpressionWrapper, type RawBuilder, type SqlBool } from 'kysely';
import type { Catalogue } from '../ports.ts';
import type { Tables } from '../tables.ts';

/** Those that need somebody first, those that have ended last. */
export const attention = sql<number>`case status
  when 'reauthorization_required' then 0
  when 'degraded' then 1
  when 'paused' then 2
  when 'active' then 3
  else 4 end`;

/** What was typed, to be found anywhere in a text: its own wildcards are letters like any other. */
const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/**
 * Whether a column holds this text, in whatever case. Where the database knows the small letters of ASCII alone (PostgreSQL in the locale
 * C), the text as it was typed is found all the same.
 */
export const holds = (column: string, text: string): RawBuilder<SqlBool> => {
  const at = sql.ref(column);
  return sql<SqlBool>`(lower(${at}) like ${pattern(text.toLowerCase())} escape '\\' or ${at} like ${pattern(text)} escape '\\')`;
};

type Rows = ExpressionBuilder<Tables, 'connection'>;

/** Connections with this text in their own name or in that of their system, in whatever case. */
export const named =
  (catalogue: Catalogue, text: string) =>
  (rows: Rows): ExpressionWrapper<Tables, 'connection', SqlBool> => {
    const asked = text.toLowerCase();
    const systems = catalogue.systems
      .filter(({ name }) => name.toLowerCase().includes(asked))
      .map(({ id }) => id);
    return rows.or([holds('name', text), ...(systems.length > 0 ? [rows('system_id', 'in', systems)] : [])]);
  };
