/** The error that carries a failure up from the way out or from a method; its message is the code, never what a system answered. */
import type { Failure, FailureCode } from '../../contract/index.ts';
import type { EgressFailure } from '../ports.ts';
import { failureOf } from './failure.ts';

/** An `EgressFailure`: what went wrong, in the contract's words; `field` is the form field, where it is not the code's own. */
export class UpstreamError extends Error implements EgressFailure {
  readonly code: FailureCode;
  readonly failure: Failure;

  constructor(
    code: FailureCode,
    values: Failure['values'] = {},
    options: { cause?: unknown; field?: string } = {},
  ) {
    super(code, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'UpstreamError';
    this.code = code;
    const { field } = options;
    this.failure = { ...failureOf(code, values), ...(field !== undefined && { field }) };
  }
}
