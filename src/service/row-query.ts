/** Records as methods are asked for them, and as they give them. */
import type { Row } from '../contract/index.ts';

/** One page of records. `total` is null where the system does not count. */
export interface RowPage {
  readonly rows: readonly Row[];
  readonly total: number | null;
}

/** What to read. Column names and operators are checked against the table's columns before they reach the system. */
export interface RowQuery {
  readonly page: number;
  readonly perPage: number;
  readonly filter: readonly {
    column: string;
    op: 'eq' | 'contains' | 'gt' | 'lt' | 'ge' | 'le';
    value: string;
  }[];
  readonly match: 'all' | 'any';
  readonly sort: readonly { column: string; direction: 1 | -1 }[];
}
