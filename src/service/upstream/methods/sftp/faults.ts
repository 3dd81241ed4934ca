/** What goes wrong on the way into a folder, in the contract's words; those marked in tests were seen. */
import type { FailureCode } from '../../../../contract/index.ts';
import type { EgressConnection } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { Account } from './account.ts';

/** Status codes of the file protocol (section 7 of its draft). */
const byStatus: Readonly<Record<number, FailureCode>> = {
  2: 'access.folder_missing',
  3: 'access.forbidden',
  8: 'access.forbidden',
};

const memberOf = (error: unknown, name: 'level' | 'code'): unknown =>
  error instanceof Error && name in error ? (error as Error & Record<string, unknown>)[name] : undefined;

/** How the driver names the part that failed. */
export const levelOf = (error: unknown): unknown => memberOf(error, 'level');

const valuesOf = ({ host, port }: Account) => ({ host, port });

/** The error of a file operation. */
export const fileFault = (error: unknown, connection: EgressConnection, account: Account): UpstreamError => {
  const status = memberOf(error, 'code');
  const known = typeof status === 'number' ? byStatus[status] : undefined;
  const values = { ...valuesOf(account), folder: account.folder };
  if (known) return new UpstreamError(known, values, { cause: error });
  const { code } = connection.explain(error).failure;
  const late: Partial<Record<string, FailureCode>> = {
    'service.timeout': 'data.timeout',
    'service.too_large': 'data.too_large',
  };
  return new UpstreamError(late[code] ?? 'data.failed', values, { cause: error });
};

/** The error of a connection that never came to a sign-in: no SSH, no common ground, or time and bytes ran out. */
export const greetingFault = (
  error: unknown,
  connection: EgressConnection,
  account: Account,
): UpstreamError => {
  const values = valuesOf(account);
  const { code } = connection.explain(error).failure;
  if (/^service\.(?:timeout|too_large|interrupted)$/.test(code))
    return new UpstreamError(code as FailureCode, values, { cause: error });
  const isPicky = error instanceof Error && /no matching/i.test(error.message);
  return new UpstreamError(isPicky ? 'tls.no_common_cipher' : 'service.wrong_protocol', values, {
    cause: error,
  });
};
