/** The failure of a check that ended by throwing or by running out of time: pure. */
import {
  failures,
  readAddress,
  type Failure,
  type FailureCode,
  type StageName,
  type Values,
} from '../../contract/index.ts';
import { failureOf } from '../upstream/failure.ts';

const isCode = (code: string): code is FailureCode => Object.hasOwn(failures, code);

const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'code' in value && 'owner' in value && 'primary' in value;

/** The failure an `EgressFailure` carries, or undefined for any other thing thrown. */
export const carriedFailure = (error: unknown): Failure | undefined =>
  error instanceof Error && 'failure' in error && isFailure(error.failure) ? error.failure : undefined;

const hostValues = (values: Values): Failure['values'] => {
  const reading = readAddress(values['address'] ?? '');
  return reading.ok ? { host: reading.address.host, port: reading.address.port } : {};
};

const firstKnown = (codes: readonly string[]): FailureCode => codes.find(isCode) ?? 'service.interrupted';

/** What a thrown thing, or time running out, means at the stage that was running. */
export const failureOfEnd = (
  error: unknown,
  outOfTime: boolean,
  stage: StageName | undefined,
  values: Values,
): Failure => {
  const carried = carriedFailure(error);
  if (carried && !outOfTime) return carried;
  const codes = outOfTime
    ? [`${stage}.timeout`, 'service.timeout']
    : [`${stage}.failed`, 'service.interrupted'];
  return failureOf(firstKnown(codes), hostValues(values));
};
