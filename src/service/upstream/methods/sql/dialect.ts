/** What a kind of database does in its own way; everything that all kinds share asks it through this. */
import type { RawBuilder } from 'kysely';
import type { Column, FailureCode, Table } from '../../../../contract/index.ts';
import type { Access, Egress, StageReport } from '../../../ports.ts';
import type { Statement } from '../../../passthrough/passing.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { SqlAddress } from './address.ts';

/** What reaching a server needs; `timeoutMs` and `maxBytes` are the budgets of the whole connection. */
export interface ReachParts {
  readonly egress: Egress;
  readonly address: Pick<SqlAddress, 'host' | 'port'>;
  readonly client: Access['client'];
  readonly signal: AbortSignal;
  readonly report?: StageReport;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** A database that is said to be closed or missing before the password was looked at: that it is right is not shown. */
export class ClosedUnseen extends UpstreamError {
  constructor({ code, failure, cause }: UpstreamError) {
    super(code, failure.values, { cause });
  }
}

/** A server that was reached and secured, with nothing typed sent to it yet. */
export interface SqlServer {
  /** The product as it is shown. */
  readonly product: string;
  /** Signs in, once, and enters the database. Rejects with an `UpstreamError` and is closed then; see `ClosedUnseen`. */
  signIn(address: SqlAddress, database: string, statementMs?: number): Promise<SqlSession>;
  close(): void;
}

/** A signed-in session: read-only, with its own time limits. */
export interface SqlSession {
  /**
   * What shows that the password was looked at: the server asked for it, or names the account that it let in. Undefined where
   * anybody would have come in.
   */
  readonly proof: 'asked' | 'account' | undefined;
  /** Runs one statement. Rejects with an `UpstreamError`: what the database says, else `fallback`; a value that does not fit is `input.malformed`. */
  rows(
    statement: RawBuilder<unknown>,
    fallback: FailureCode,
  ): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Runs one statement of somebody else's, in a transaction that changes nothing unless the statement may. Rejects as `rows` does. */
  run(statement: Statement): Promise<readonly Readonly<Record<string, unknown>>[]>;
  end(): Promise<void>;
}

/** A table or view; `estimate` is the server's own guess at its rows, below zero where it has none. */
export interface Found {
  readonly name: string;
  readonly readable: boolean;
  readonly estimate: number;
  /** Columns with a date or a time. */
  readonly times: readonly string[];
}

/** A page of a table: which columns, of which rows, in which order; `order` is empty where none was wanted and no key is known. */
export interface Page {
  readonly columns: readonly Column[];
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly order: readonly { readonly column: string; readonly direction: 1 | -1 }[];
  readonly limit: number;
  readonly offset: number;
}

/** What is offered to choose from. */
export type Options = readonly { readonly id: string; readonly name: string }[];

/** A kind of database. */
export interface SqlDialect {
  /** Databases in which one can look around before one is chosen, in this order; the first is there nearly everywhere. */
  lobbies(address: SqlAddress): readonly [string, ...string[]];
  /** Reaches the server and reports dns, network, tls and service. Rejects with an `UpstreamError`. */
  reach(parts: ReachParts): Promise<SqlServer>;
  /** The databases that this sign-in may enter, the server's own left out where there are others. Rejects with `access.none_to_choose`. */
  databases(session: SqlSession, address: SqlAddress): Promise<Options>;
  /** Throws when the place where the tables lie is not there or closed. */
  requireSchema(session: SqlSession, address: SqlAddress): Promise<void>;
  findTables(session: SqlSession, address: SqlAddress): Promise<readonly Found[]>;
  /** Every table that can be read, with the columns that can. */
  describeTables(session: SqlSession, address: SqlAddress): Promise<readonly Table[]>;
  /** A table by its full name. */
  tableName(address: SqlAddress, name: string): RawBuilder<unknown>;
  /** The statement that reads a page. */
  page(page: Page): RawBuilder<unknown>;
  /** A statement whose one row says as `count` how many records there are, or `most` where there are as many or more. */
  counting(from: RawBuilder<unknown>, where: RawBuilder<unknown>, most: number): RawBuilder<unknown>;
  /** A value as a column of this type is compared with it; undefined where it does not fit. */
  comparable(type: string, value: string): string | undefined;
  /** Whether the column holds a text; undefined for a type that holds none. */
  contains(column: string, type: string, value: string): RawBuilder<unknown> | undefined;
}
