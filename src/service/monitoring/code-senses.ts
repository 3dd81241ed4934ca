/** What a failure of a who-am-I says of its connection, for every code of the contract: by itself, or by its stage. Pure. */
import { failures, type FailureCode, type StageName } from '../../contract/index.ts';
import { stageOf } from '../upstream/http/stages.ts';

/**
 * `refused`: the system does not take the credentials, definitely. `disturbed`: something else is in the way, and may pass.
 * `works`: a warning that stops nothing. `silent`: nothing was learned of the system, or the code is one of a person's own sign-in.
 */
export type Sense = 'refused' | 'disturbed' | 'works' | 'silent';

type Of<S extends StageName> = Extract<FailureCode, `${S}.${string}`>;

/** The one stage at which codes differ so much that each has to be judged. */
const ofSignIn: Readonly<Record<Of<'auth'>, Sense>> = {
  'auth.refused': 'refused',
  'auth.anonymous_refused': 'refused',
  'auth.refused_before': 'silent',
  'auth.password_expired': 'refused',
  'auth.key_refused': 'refused',
  'auth.token_refused': 'refused',
  'auth.token_expired': 'refused',
  'auth.certificate_refused': 'refused',
  'auth.client_refused': 'refused',
  'auth.client_secret_expired': 'refused',
  'auth.client_not_allowed': 'disturbed',
  'auth.server_not_registered': 'disturbed',
  'auth.registration_unusable': 'disturbed',
  'auth.redirect_not_registered': 'disturbed',
  'auth.scope_refused': 'disturbed',
  'auth.consent_denied': 'silent',
  'auth.sign_in_expired': 'silent',
  'auth.sign_in_replaced': 'silent',
  'auth.other_browser': 'silent',
  'auth.issuer_mismatch': 'disturbed',
  'auth.code_refused': 'silent',
  'auth.provider_error': 'disturbed',
  'auth.refresh_refused': 'refused',
  'auth.account_locked': 'refused',
  'auth.account_disabled': 'refused',
  'auth.too_many_attempts': 'disturbed',
  'auth.tries_spent': 'silent',
  'auth.second_factor': 'refused',
  'auth.address_not_allowed': 'disturbed',
  'auth.sign_in_not_allowed': 'disturbed',
  'auth.no_licence': 'disturbed',
  'auth.session_ended': 'disturbed',
  'auth.not_permitted': 'disturbed',
  'auth.basic_not_offered': 'disturbed',
  'auth.sign_in_page': 'disturbed',
  'auth.failed': 'disturbed',
  'auth.no_test_path': 'disturbed',
  'auth.not_proven': 'works',
  'auth.certificate_ends': 'works',
  'auth.same_for_everybody': 'works',
  'auth.not_tested': 'works',
};

const ofOthers: Readonly<Partial<Record<Exclude<FailureCode, Of<'auth'>>, Sense>>> = {
  // What was typed says itself that its time is over: the system need not be asked.
  'input.token_expired': 'refused',
  'input.certificate_expired': 'refused',
  'service.queue_full': 'silent',
  'service.interrupted': 'silent',
};

const ofStage: Readonly<Record<Exclude<StageName, 'auth'>, Sense>> = {
  input: 'disturbed',
  dns: 'disturbed',
  network: 'disturbed',
  tls: 'disturbed',
  service: 'disturbed',
  access: 'disturbed',
  data: 'disturbed',
  ready: 'silent',
};

const isSignIn = (code: FailureCode): code is Of<'auth'> => Object.hasOwn(ofSignIn, code);

const judged = (code: FailureCode): Sense => {
  if (isSignIn(code)) return ofSignIn[code];
  if (failures[code].status === 'warning') return 'works';
  const stage = stageOf(code);
  return ofOthers[code] ?? (stage === undefined || stage === 'auth' ? 'silent' : ofStage[stage]);
};

/** What a code says; one that the contract does not have says nothing. */
export const senseOf = (code: string | null): Sense =>
  code !== null && Object.hasOwn(failures, code) ? judged(code as FailureCode) : 'silent';

const crowded: readonly string[] = [
  'service.rate_limited',
  'service.too_many_connections',
  'auth.too_many_attempts',
  'data.rate_limited',
] satisfies FailureCode[];

/** Whether the system asks to be left alone for a while. */
export const wantsRest = (code: string): boolean => crowded.includes(code);
