// Here: what PostgreSQL does in its own way. Not here: what all databases share.
/** Statements as text with parameters: kysely quotes every name and numbers every value, and never runs anything here. */
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type RawBuilder,
} from 'kysely';

const writer = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The statement's text and its parameters. */
export const compiled = (statement: RawBuilder<unknown>): CompiledQuery => statement.compile(writer);
