// Here: what SQL Server does in its own way. Not here: what all databases share.
/** Statements as text with parameters: kysely quotes every name and numbers every value, and never runs anything here. */
import {
  DummyDriver,
  Kysely,
  MssqlAdapter,
  MssqlIntrospector,
  MssqlQueryCompiler,
  type CompiledQuery,
  type RawBuilder,
} from 'kysely';

const writer = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new MssqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new MssqlIntrospector(db),
    createQueryCompiler: () => new MssqlQueryCompiler(),
  },
});

/** The statement's text and its parameters, which it calls `@1`, `@2` … */
export const compiled = (statement: RawBuilder<unknown>): CompiledQuery => statement.compile(writer);
