/** What the error numbers of MySQL and MariaDB mean in the contract's words; those marked in tests were seen. */
import type { Failure, FailureCode } from '../../../../../contract/index.ts';
import { UpstreamError } from '../../../upstream-error.ts';

const byNumber: Readonly<Record<number, FailureCode>> = {
  1040: 'service.too_many_connections',
  1044: 'access.forbidden',
  1045: 'auth.refused',
  1049: 'service.database_missing',
  1053: 'service.unavailable',
  1129: 'auth.address_not_allowed',
  1130: 'auth.address_not_allowed',
  1142: 'access.forbidden',
  1143: 'access.forbidden',
  1203: 'service.too_many_connections',
  1205: 'data.timeout',
  1226: 'service.too_many_connections',
  1227: 'access.forbidden',
  1317: 'data.timeout',
  1370: 'access.forbidden',
  // An account that signs in by another way than a password.
  1698: 'auth.sign_in_not_allowed',
  1820: 'auth.password_expired',
  1862: 'auth.password_expired',
  1969: 'data.timeout',
  3024: 'data.timeout',
  3118: 'auth.account_locked',
  3159: 'tls.not_offered',
  4150: 'auth.too_many_attempts',
  4151: 'auth.account_locked',
};

/** The failure that an error number stands for. */
export const codeOf = (errno: number): FailureCode | undefined => byNumber[errno];

/** The number of an error that the server itself sent; undefined for any other. */
export const errnoOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errno' in error && typeof error.errno === 'number' && 'sqlState' in error
    ? error.errno
    : undefined;

/** The failure that an error of the server stands for, else `fallback`; its message may name the user and is not taken along. */
export const mysqlFault = (
  errno: number,
  fallback: FailureCode,
  values: Failure['values'],
  cause: unknown,
): UpstreamError => new UpstreamError(codeOf(errno) ?? fallback, values, { cause });
