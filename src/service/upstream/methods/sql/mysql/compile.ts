// Here: what MySQL and MariaDB do in their own way. Not here: what all databases share.
/** Statements as text with parameters: kysely quotes every name and never runs anything here. */
import {
  DummyDriver,
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
  type CompiledQuery,
  type RawBuilder,
} from 'kysely';

const writer = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
});

/** The statement's text and its parameters. */
export const compiled = (statement: RawBuilder<unknown>): CompiledQuery => statement.compile(writer);
