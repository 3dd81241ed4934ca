/** The table of failures: every code a check or a probe can end in, whose turn it then is, and what can be done. */
import type { Action, Owner } from './failure.ts';

/**
 * Where the failure leaves the flow: `form` asks the same form again with the reason, `sign_in` offers the system's own sign-in
 * again, `stay` shows it on the check.
 */
export type Landing = 'form' | 'sign_in' | 'stay';

/** One row of the failure table; `warning` rows do not stop a check. `field` is the form field the reason belongs to, where there is one so called. */
export interface FailureRule {
  readonly owner: Owner;
  readonly status: 'failed' | 'warning' | 'needs_action';
  readonly landing: Landing;
  readonly primary: Action;
  readonly others: readonly Action[];
  readonly field?: string;
}

type Others = readonly Action[];

const rule = (
  owner: Owner,
  status: FailureRule['status'],
  landing: Landing,
  primary: Action,
  others: Others = [],
  field?: string,
): FailureRule => ({ owner, status, landing, primary, others, ...(field !== undefined && { field }) });

const stay = (owner: Owner, primary: Action, others: Others = [], field?: string): FailureRule =>
  rule(owner, 'failed', 'stay', primary, others, field);
const form = (owner: Owner, field?: string, others: Others = []): FailureRule =>
  rule(owner, 'failed', 'form', 'edit', others, field);
const signIn = (owner: Owner, others: Others = ['copy_for_admin']): FailureRule =>
  rule(owner, 'failed', 'sign_in', 'sign_in', others);
const warn = (owner: Owner): FailureRule => rule(owner, 'warning', 'stay', 'edit');

const itsTurn = (others: Others = ['retry', 'edit']): FailureRule =>
  stay('it', 'copy_for_it', others, 'address');
const adminsTurn = (others: Others = ['retry', 'edit']): FailureRule =>
  stay('admin', 'copy_for_admin', others);
const wrongAddress = (others: Others = ['switch_system', 'copy_for_it']): FailureRule =>
  stay('you', 'edit', others, 'address');
/** Time alone may mend it. */
const later = (owner: Owner): FailureRule =>
  stay(owner, 'retry', [`copy_for_${owner === 'it' ? 'it' : 'admin'}`, 'edit']);

/** Every code a check or a probe can end in, as `stage.reason`. Unknown codes are read by their stage. */
export const failures = {
  'input.required': form('you'),
  'input.too_long': form('you'),
  'input.malformed': form('you'),
  'input.not_an_option': form('you'),
  'input.address_malformed': form('you', 'address'),
  'input.address_has_credentials': form('you', 'address'),
  'input.address_needs_https': form('you', 'address'),
  'input.port_malformed': form('you', 'port'),
  'input.user_has_colon': form('you', 'username'),
  'input.secret_unsendable': form('you', 'password'),
  'input.token_malformed': form('you', 'token'),
  'input.token_expired': form('you', 'token'),
  'input.certificate_malformed': form('you', 'certificate'),
  'input.certificate_expired': form('you', 'certificate', ['copy_for_it']),
  'input.key_malformed': form('you', 'private_key'),
  'input.key_mismatch': form('you', 'private_key'),
  'input.passphrase_wrong': form('you', 'passphrase'),

  'dns.not_found': stay('you', 'edit', ['copy_for_it', 'retry'], 'address'),
  'dns.internal_name': stay('it', 'copy_for_it', ['edit'], 'address'),
  'dns.no_address': itsTurn(),
  'dns.timeout': stay('it', 'retry', ['copy_for_it', 'edit'], 'address'),
  'dns.failed': stay('it', 'retry', ['copy_for_it', 'edit'], 'address'),

  'network.refused': itsTurn(),
  'network.timeout': itsTurn(),
  'network.unreachable': itsTurn(),
  'network.reset': itsTurn(),
  'network.address_not_allowed': stay('it', 'edit', ['copy_for_it', 'copy_for_support'], 'address'),
  'network.own_device': stay('you', 'edit', ['copy_for_it'], 'address'),

  'tls.self_signed': itsTurn(),
  'tls.unknown_issuer': itsTurn(),
  'tls.incomplete_chain': itsTurn(),
  'tls.expired': itsTurn(),
  'tls.not_yet_valid': itsTurn(),
  'tls.weak_certificate': itsTurn(),
  'tls.wrong_host': wrongAddress(['copy_for_it', 'retry']),
  'tls.not_tls': wrongAddress(['copy_for_it', 'retry']),
  'tls.not_offered': stay('admin', 'copy_for_admin', ['copy_for_it', 'retry'], 'address'),
  'tls.protocol_version': itsTurn(),
  'tls.no_common_cipher': itsTurn(),
  'tls.timeout': itsTurn(),
  'tls.client_certificate': itsTurn(['edit']),
  'tls.host_key_changed': stay('it', 'copy_for_it', ['edit', 'retry'], 'host_key'),
  'tls.certificate_untrusted': adminsTurn(),
  'tls.failed': itsTurn(),

  'service.timeout': stay('it', 'retry', ['copy_for_it', 'edit'], 'address'),
  'service.not_found': wrongAddress(),
  'service.not_this_product': wrongAddress(),
  'service.other_product': wrongAddress(),
  'service.wrong_protocol': wrongAddress(),
  'service.redirected': wrongAddress(['copy_for_it']),
  'service.method_refused': wrongAddress(['copy_for_it']),
  'service.version_too_old': adminsTurn(['switch_system', 'edit']),
  'service.error': later('admin'),
  'service.unavailable': later('admin'),
  'service.maintenance': later('admin'),
  'service.starting': later('admin'),
  'service.too_many_connections': later('admin'),
  'service.rate_limited': stay('admin', 'retry', ['copy_for_admin']),
  'service.bad_gateway': itsTurn(),
  'service.blocked': itsTurn(),
  'service.licence_ended': adminsTurn(),
  'service.database_missing': form('you', 'database', ['copy_for_admin']),
  'service.discovery_missing': wrongAddress(['switch_system', 'copy_for_admin']),
  'service.discovery_mismatch': stay('admin', 'copy_for_admin', ['edit', 'retry'], 'address'),
  'service.too_large': wrongAddress(['copy_for_it']),
  'service.unreadable': wrongAddress(),
  'service.queue_full': stay('makini', 'retry', ['edit', 'copy_for_support']),
  'service.test_system': warn('you'),
  'service.production_system': warn('you'),
  'service.interrupted': stay('makini', 'retry', ['edit', 'copy_for_support']),

  'auth.refused': form('you', 'password', ['copy_for_admin']),
  'auth.refused_before': form('you', 'password', ['copy_for_admin']),
  'auth.anonymous_refused': form('you', 'way', ['copy_for_admin']),
  'auth.password_expired': form('you', 'password', ['copy_for_admin']),
  'auth.key_refused': form('you', 'key', ['copy_for_admin']),
  'auth.token_refused': form('you', 'token', ['copy_for_admin']),
  'auth.token_expired': form('you', 'token', ['copy_for_admin']),
  'auth.certificate_refused': form('you', 'certificate', ['copy_for_admin']),
  'auth.client_refused': form('you', 'client_secret', ['copy_for_admin']),
  'auth.client_secret_expired': form('you', 'client_secret', ['copy_for_admin']),
  'auth.client_not_allowed': adminsTurn(),
  'auth.server_not_registered': form('you', 'address', ['copy_for_admin']),
  'auth.registration_unusable': stay('partner', 'copy_for_support', ['retry', 'edit']),
  'auth.redirect_not_registered': adminsTurn(),
  'auth.scope_refused': adminsTurn(),
  'auth.consent_denied': signIn('you'),
  'auth.sign_in_expired': signIn('you'),
  'auth.sign_in_replaced': signIn('you'),
  'auth.other_browser': signIn('you'),
  'auth.issuer_mismatch': signIn('admin'),
  'auth.code_refused': signIn('you'),
  'auth.provider_error': signIn('admin'),
  'auth.refresh_refused': signIn('you'),
  'auth.account_locked': adminsTurn(),
  'auth.account_disabled': adminsTurn(),
  'auth.too_many_attempts': later('admin'),
  'auth.tries_spent': stay('you', 'retry', ['edit', 'copy_for_admin']),
  'auth.second_factor': adminsTurn(['edit']),
  'auth.address_not_allowed': stay('it', 'copy_for_it', ['copy_for_admin', 'retry']),
  'auth.sign_in_not_allowed': adminsTurn(),
  'auth.no_licence': adminsTurn(),
  'auth.session_ended': later('admin'),
  'auth.not_permitted': adminsTurn(['edit', 'retry']),
  'auth.basic_not_offered': adminsTurn(['switch_system', 'edit']),
  'auth.sign_in_page': adminsTurn(['edit', 'switch_system']),
  'auth.failed': later('admin'),
  'auth.no_test_path': form('you', 'test_path'),
  'auth.not_proven': warn('admin'),
  'auth.certificate_ends': warn('admin'),
  'auth.same_for_everybody': warn('you'),
  'auth.not_tested': warn('you'),

  'access.forbidden': adminsTurn(),
  'access.partial': warn('admin'),
  'access.api_switched_off': adminsTurn(),
  'access.scope_missing': adminsTurn(),
  'access.role_missing': adminsTurn(),
  'access.module_missing': adminsTurn(),
  'access.folder_missing': form('you', 'folder', ['copy_for_admin']),
  'access.schema_missing': form('you', 'schema', ['copy_for_admin']),
  'access.none_to_choose': adminsTurn(),
  'access.choice_gone': stay('you', 'edit', ['copy_for_admin']),
  'access.failed': later('admin'),

  'data.nothing_offered': adminsTurn(['edit', 'retry']),
  'data.timeout': later('admin'),
  'data.too_large': stay('vendor', 'copy_for_support', ['retry', 'edit']),
  'data.rate_limited': later('admin'),
  'data.unreadable': stay('vendor', 'copy_for_support', ['retry', 'edit']),
  'data.failed': later('admin'),
  'data.empty': warn('admin'),
  'data.old': warn('admin'),

  'ready.already_connected': warn('partner'),
  'ready.failed': stay('makini', 'retry', ['copy_for_support']),
} as const satisfies Record<string, FailureRule>;

/** A code of the failure table, `stage.reason`. */
export type FailureCode = keyof typeof failures;

/** The codes of the failure table in table order. */
export const failureCodes = Object.keys(failures) as FailureCode[];
