/** What SQL Server's error numbers (sys.messages, and those of Azure SQL) mean in the contract's words; none was seen on a real server. */
import type { Failure, FailureCode } from '../../../../../contract/index.ts';
import { UpstreamError } from '../../../upstream-error.ts';

const byNumber: Readonly<Record<number, FailureCode>> = {
  229: 'access.forbidden',
  230: 'access.forbidden',
  262: 'access.forbidden',
  297: 'access.forbidden',
  300: 'access.forbidden',
  911: 'service.database_missing',
  916: 'access.forbidden',
  921: 'service.starting',
  922: 'service.starting',
  924: 'service.maintenance',
  927: 'service.maintenance',
  942: 'service.unavailable',
  945: 'service.unavailable',
  952: 'service.unavailable',
  976: 'service.unavailable',
  978: 'service.unavailable',
  979: 'service.unavailable',
  983: 'service.unavailable',
  1222: 'data.timeout',
  // Not there, or closed to this login: the server does not say which.
  4060: 'service.database_missing',
  4063: 'service.database_missing',
  4064: 'service.database_missing',
  6005: 'service.unavailable',
  10928: 'service.too_many_connections',
  10929: 'service.too_many_connections',
  15113: 'auth.too_many_attempts',
  17142: 'service.unavailable',
  17187: 'service.starting',
  17809: 'service.too_many_connections',
  // Triggers that judge sign-ins.
  17892: 'auth.sign_in_not_allowed',
  18401: 'service.starting',
  // The server takes Windows accounts only, or the name is one.
  18450: 'auth.sign_in_not_allowed',
  18451: 'service.unavailable',
  18452: 'auth.sign_in_not_allowed',
  // A wrong password and an unknown login alike: what tells them apart stands in the server's own log.
  18456: 'auth.refused',
  18458: 'service.too_many_connections',
  18459: 'service.too_many_connections',
  18460: 'service.too_many_connections',
  18461: 'service.maintenance',
  18470: 'auth.account_disabled',
  18486: 'auth.account_locked',
  18487: 'auth.password_expired',
  18488: 'auth.password_expired',
  40197: 'service.unavailable',
  40501: 'service.unavailable',
  40532: 'service.not_found',
  40613: 'service.unavailable',
  40615: 'auth.address_not_allowed',
  40914: 'auth.address_not_allowed',
  47073: 'auth.address_not_allowed',
};

/** Values that do not fit their column's type, and types that cannot be compared or sorted. */
const misfits = new Set([
  206, 241, 242, 244, 245, 248, 257, 295, 305, 306, 402, 403, 420, 529, 8114, 8115, 8116, 8169,
]);

const isNumbered = (error: unknown): error is Error & { readonly number: number } =>
  error instanceof Error && 'number' in error && typeof error.number === 'number';

/** The numbers of the errors that the server itself sent, first to last; none for any other error. */
export const numbersOf = (error: unknown): readonly number[] =>
  error instanceof AggregateError ? error.errors.flatMap(numbersOf) : isNumbered(error) ? [error.number] : [];

/** Whether the server could not compare or sort as it was asked. */
export const isMisfit = (numbers: readonly number[]): boolean => numbers.some((each) => misfits.has(each));

/** The failure that the errors of one answer stand for, the first that is known, else `fallback`; their texts name users and are not taken along. */
export const sqlServerFault = (
  numbers: readonly number[],
  fallback: FailureCode,
  values: Failure['values'],
  cause: unknown,
): UpstreamError => {
  const code = numbers.map((number) => byNumber[number]).find((known) => known !== undefined);
  return new UpstreamError(code ?? fallback, values, { cause });
};
