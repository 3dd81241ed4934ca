/** What PostgreSQL's error codes (SQLSTATE, appendix A of its manual) mean in the contract's words, measured where they are marked so in tests. */
import type { Failure, FailureCode } from '../../../../../contract/index.ts';
import { UpstreamError } from '../../../upstream-error.ts';

const bySqlState: Readonly<Record<string, FailureCode>> = {
  '28P01': 'auth.refused',
  // NOLOGIN, or no line of pg_hba.conf for this user and database.
  '28000': 'auth.sign_in_not_allowed',
  '3D000': 'service.database_missing',
  '3F000': 'access.schema_missing',
  '42501': 'access.forbidden',
  '08P01': 'service.wrong_protocol',
  '53300': 'service.too_many_connections',
  '57P01': 'service.unavailable',
  '57P02': 'service.unavailable',
  '57P03': 'service.starting',
  '57014': 'data.timeout',
};

/** A value that does not fit its column's type, or an operator that its type does not have. */
const misfits = new Set(['22P02', '22007', '22008', '22003', '42883', '42804']);

/** The SQLSTATE of an error that the database itself sent; undefined for any other. */
export const sqlStateOf = (error: unknown): string | undefined =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined;

/** Whether the database could not read a value that a query compared with. */
export const isMisfit = (error: unknown): boolean => misfits.has(sqlStateOf(error) ?? '');

/** The failure that an error of the database stands for, else `fallback`; its message may name the user and is not taken along. */
export const sqlFault = (error: unknown, fallback: FailureCode, values: Failure['values']): UpstreamError => {
  const state = sqlStateOf(error) ?? '';
  return new UpstreamError(bySqlState[state] ?? fallback, values, { cause: error });
};
