/** The codes by which a system says that it does not accept a secret. */
import type { FailureCode } from '../../contract/index.ts';

const refusals: readonly string[] = [
  'auth.refused',
  'auth.key_refused',
  'auth.token_refused',
  'auth.client_refused',
  'auth.certificate_refused',
] satisfies FailureCode[];

/** Whether a failure says that the system did not accept a secret. */
export const isRefusal = (code: string): boolean => refusals.includes(code);
