/** What lets read: the tables of one system, whichever way it has them. */
import type { Row, Table } from '../../../../contract/index.ts';
import type { RowPage, RowQuery } from '../../../ports.ts';

/** The tables of one system. Everything rejects with an `UpstreamError`. */
export interface Source {
  names(): Promise<readonly string[]>;
  /** The first record of a table, the newest where the system can say which that is. */
  first(name: string): Promise<RowPage>;
  /** When the record that `first` gave is from, where it says so. */
  dateOf(name: string, row: Row): string | undefined;
  /** What people call a record, where it says so. */
  labelOf(row: Row): string | undefined;
  describe(): Promise<readonly Table[]>;
  read(table: Table, query: RowQuery): Promise<RowPage>;
}
