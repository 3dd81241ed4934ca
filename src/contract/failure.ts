/** The one table of failures: whose turn it is and what can be done. Words live with the element and the frame, per language. */
import * as z from 'zod/mini';

/** Who must act on a failure; `you` is the person at the screen, `makini` the operator of the connect service. */
export const Owner = z.enum(['you', 'it', 'admin', 'vendor', 'partner', 'makini']);
export type Owner = z.infer<typeof Owner>;

/**
 * What a person can do about a failure: go back to the form (`edit`), run the same check again (`retry`), pick another system
 * (`switch_system`), copy a ready message for the IT colleague (`copy_for_it`), the system's administrator (`copy_for_admin`)
 * or the partner's support (`copy_for_support`).
 */
export const Action = z.enum([
  'edit',
  'retry',
  'switch_system',
  'copy_for_it',
  'copy_for_admin',
  'copy_for_support',
]);
export type Action = z.infer<typeof Action>;

/** Where the failure leaves the flow: `form` asks the same form again with the reason, `stay` shows it on the check. */
export type Landing = 'form' | 'stay';

/** One row of the failure table; `warning` rows do not stop a check. `field` is the form field the reason belongs to. */
export interface FailureRule {
  readonly owner: Owner;
  readonly status: 'failed' | 'warning' | 'needs_action';
  readonly landing: Landing;
  readonly primary: Action;
  readonly others: readonly Action[];
  readonly field?: 'address' | 'username' | 'password';
}

const stay = (
  owner: Owner,
  primary: Action,
  others: readonly Action[] = [],
  field?: FailureRule['field'],
): FailureRule => ({ owner, status: 'failed', landing: 'stay', primary, others, ...(field && { field }) });
const form = (owner: Owner, field: FailureRule['field'], others: readonly Action[] = []): FailureRule => ({
  owner,
  status: 'failed',
  landing: 'form',
  primary: 'edit',
  others,
  ...(field && { field }),
});
const warn = (owner: Owner): FailureRule => ({
  owner,
  status: 'warning',
  landing: 'stay',
  primary: 'edit',
  others: [],
});

/** Every code a check or a probe can end in, as `stage.reason`. Unknown codes are read by their stage. */
export const failures = {
  'input.required': form('you', undefined),
  'input.too_long': form('you', undefined),
  'input.malformed': form('you', undefined),
  'input.not_an_option': form('you', undefined),
  'input.address_malformed': form('you', 'address'),
  'input.address_has_credentials': form('you', 'address'),
  'input.address_needs_https': form('you', 'address'),

  'dns.not_found': stay('you', 'edit', ['copy_for_it', 'retry'], 'address'),
  'dns.timeout': stay('it', 'retry', ['copy_for_it', 'edit'], 'address'),
  'dns.failed': stay('it', 'retry', ['copy_for_it', 'edit'], 'address'),

  'network.refused': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'network.timeout': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'network.unreachable': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'network.reset': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'network.address_not_allowed': stay('it', 'edit', ['copy_for_it', 'copy_for_support'], 'address'),

  'tls.self_signed': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'tls.unknown_issuer': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'tls.expired': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'tls.not_yet_valid': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'tls.wrong_host': stay('you', 'edit', ['copy_for_it', 'retry'], 'address'),
  'tls.not_tls': stay('you', 'edit', ['copy_for_it', 'retry'], 'address'),
  'tls.protocol_version': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'tls.timeout': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),
  'tls.client_certificate': stay('it', 'copy_for_it', ['edit'], 'address'),
  'tls.failed': stay('it', 'copy_for_it', ['retry', 'edit'], 'address'),

  'service.timeout': stay('it', 'retry', ['copy_for_it', 'edit'], 'address'),
  'service.not_found': stay('you', 'edit', ['switch_system', 'copy_for_it'], 'address'),
  'service.not_this_product': stay('you', 'edit', ['switch_system', 'copy_for_it'], 'address'),
  'service.other_product': stay('you', 'edit', ['switch_system', 'copy_for_it'], 'address'),
  'service.redirected': stay('you', 'edit', ['copy_for_it'], 'address'),
  'service.error': stay('admin', 'retry', ['copy_for_admin', 'edit']),
  'service.unavailable': stay('admin', 'retry', ['copy_for_admin', 'edit']),
  'service.rate_limited': stay('admin', 'retry', ['copy_for_admin']),
  'service.too_large': stay('you', 'edit', ['copy_for_it'], 'address'),
  'service.unreadable': stay('you', 'edit', ['switch_system', 'copy_for_it'], 'address'),
  'service.interrupted': stay('makini', 'retry', ['edit', 'copy_for_support']),

  'auth.refused': form('you', 'password', ['copy_for_admin']),
  'auth.refused_before': form('you', 'password', ['copy_for_admin']),
  'auth.not_permitted': stay('admin', 'copy_for_admin', ['edit', 'retry']),
  'auth.basic_not_offered': stay('admin', 'copy_for_admin', ['switch_system', 'edit']),
  'auth.sign_in_page': stay('admin', 'copy_for_admin', ['edit', 'switch_system']),
  'auth.failed': stay('admin', 'retry', ['copy_for_admin', 'edit']),
  'auth.not_proven': warn('admin'),

  'access.forbidden': stay('admin', 'copy_for_admin', ['retry', 'edit']),
  'access.partial': warn('admin'),
  'access.failed': stay('admin', 'retry', ['copy_for_admin', 'edit']),

  'data.nothing_offered': stay('admin', 'copy_for_admin', ['edit', 'retry']),
  'data.unreadable': stay('vendor', 'copy_for_support', ['retry', 'edit']),
  'data.failed': stay('admin', 'retry', ['copy_for_admin', 'edit']),
  'data.empty': warn('admin'),

  'ready.failed': stay('makini', 'retry', ['copy_for_support']),
} as const satisfies Record<string, FailureRule>;

/** A code of the failure table, `stage.reason`. */
export type FailureCode = keyof typeof failures;

/** The codes of the failure table in table order. */
export const failureCodes = Object.keys(failures) as FailureCode[];

/**
 * A failure as the service reports it. `code` is open on the wire (a newer service may know more; fall back to the words of its
 * stage); `values` fill the sentence (host, port, date; never a secret); `reference` is what the operator finds in the log.
 */
export const Failure = z.object({
  code: z.string().check(z.regex(/^[a-z]+\.[a-z0-9_]+$/), z.maxLength(60)),
  owner: Owner,
  primary: Action,
  others: z.array(Action).check(z.maxLength(2)),
  field: z.optional(z.string()),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  reference: z.optional(z.string()),
});
export type Failure = z.infer<typeof Failure>;
