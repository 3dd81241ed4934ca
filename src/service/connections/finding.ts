/** How a list of connections is searched, and which of them come first. */
import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely';
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
export const pattern = (text: string): string => `%${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;

type Rows = ExpressionBuilder<Tables, 'connection'>;

/** Connections with this text in their own name or in that of their system, in whatever case. */
export const named =
  (catalogue: Catalogue, text: string) =>
  (rows: Rows): ExpressionWrapper<Tables, 'connection', SqlBool> => {
    const asked = text.toLowerCase();
    const systems = catalogue.systems
      .filter(({ name }) => name.toLowerCase().includes(asked))
      .map(({ id }) => id);
    const inName = sql<SqlBool>`lower(name) like ${pattern(text)} escape '\\'`;
    return rows.or([inName, ...(systems.length > 0 ? [rows('system_id', 'in', systems)] : [])]);
  };
