/**
 * Everything that speaks to a customer's system: the guarded way out (`egress/`) and the ways to sign in (`methods/`).
 * Sessions, connections and storage are not here. This file makes the failures that both report.
 */
import { failures, type Failure, type FailureCode } from '../../contract/index.ts';

/** The failure with this code, its owner and actions from the contract's table; `values` (host, port, date; never a secret) fill the sentence. */
export const failureOf = (code: FailureCode, values: Failure['values'] = {}): Failure => {
  const rule: {
    owner: Failure['owner'];
    primary: Failure['primary'];
    others: readonly Failure['primary'][];
    field?: string;
  } = failures[code];
  const failure: Failure = {
    code,
    owner: rule.owner,
    primary: rule.primary,
    others: [...rule.others],
    values,
  };
  return rule.field === undefined ? failure : { ...failure, field: rule.field };
};
