// Here: figures for whoever watches the service. Not here: the flow (it writes log lines, and knows of no figures), serving them (routes/metrics.ts).
/** What a label may say. Every list is fixed when the service starts, so that nothing that comes over the wire makes a series. */
import { dashboardRoutes, failures, routes } from '../../contract/index.ts';
import { signInRule } from '../connecting/sign-in-budget.ts';
import { operatorRule } from '../dashboard/sign-in-limit.ts';
import { noRoute } from '../http/access-log.ts';
import { limitRules } from '../http/limits.ts';
import { signInPath } from '../upstream/methods/sandbox/sign-in.ts';

/** What stands for everything that is on no list. */
export const other = 'other';

/** A list, as the way to ask it: what is on it stays, anything else is `other`. */
export type AllowList = (value: unknown) => string;

/** Makes an allow-list. */
export const allowList = (values: Iterable<string>): AllowList => {
  const known = new Set(values);
  return (value) => (typeof value === 'string' && known.has(value) ? value : other);
};

/** Routes that are no rows of the contract's table. */
const ownRoutes = [
  noRoute,
  '/healthz',
  '/readyz',
  '/metrics',
  '/openapi.json',
  '/element/{version}/{file}',
  '/pages/{version}/{file}',
  '/problems/{code}',
  '/dashboard',
  '/dashboard/assets/{version}/{file}',
  ...Object.values(dashboardRoutes).map(({ path }) => path),
  signInPath,
];

/** Routes as the log writes them. */
export const routeNames = allowList([...ownRoutes, ...Object.values(routes).map(({ path }) => path)]);

/** Methods of requests. */
export const methodNames = allowList(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A status by its hundred. */
export const statusClass = (status: unknown): string => {
  const hundred = typeof status === 'number' ? Math.floor(status / 100) : 0;
  return hundred >= 1 && hundred <= 5 ? `${hundred}xx` : other;
};

/** Codes of the failures that a check can end in. */
export const failureCodes = allowList(Object.keys(failures));

/** Limits by their names. */
export const limitNames = allowList([
  signInRule.name,
  operatorRule.name,
  ...Object.values(limitRules).map(({ name }) => name),
]);

/** What a session ends in. */
export const sessionEnds = allowList(['connected', 'cancelled', 'expired']);

/** What the log calls by `warn` and `error`. */
export const troubleNames = allowList([
  'check.not_stored',
  'check.threw',
  'check.unsettled',
  'dashboard.exposed',
  'dashboard.link_not_kept',
  'dashboard.not_open',
  'grant.not_opened',
  'grant.not_revoked',
  'grant.round_failed',
  'health.broken',
  'health.threw',
  'keys.missing',
  'lease.not_renewed',
  'process.failed',
  'proxy.not_trusted',
  'reconnect.not_opened',
  'request.failed',
  'stream.failed',
  'sweep.failed',
  'token.reused',
  'webhook.broken',
  'webhook.disabled',
  'webhook.failed',
]);

/** Why a code, a session or a refresh token was not exchanged. */
export const exchangeRefusals = allowList([
  'code_unknown',
  'code_expired',
  'code_used',
  'redirect_uri_mismatch',
  'verifier_mismatch',
  'connection_ended',
  'session_unknown',
  'session_not_done',
  'session_unbound',
  'session_claimed',
  'claim_expired',
  'refresh_unknown',
  'refresh_expired',
  'refresh_ended',
  'refresh_reused',
]);

/** How a connection stands. */
export const connectionStatuses = allowList([
  'active',
  'degraded',
  'reauthorization_required',
  'paused',
  'disconnected',
]);
