/** Who is at the dashboard: set up, signed in, signed out; and what goes wrong there. */
import * as z from 'zod/mini';
import { Problem } from '../problem.ts';

/** How many characters an operator's password has. */
export const operatorPassword = { least: 12, most: 256 } as const;

/** A request with this header (any value) was the page's own idea, not the person's: it does not keep a session alive. */
export const backgroundHeader = 'x-makini-background';

const Password = z.string().check(z.minLength(1), z.maxLength(operatorPassword.most));

/**
 * How the dashboard stands for this browser. `setup`: no password is set yet, the link that `serve` printed sets it. `session` is
 * there when signed in: it ends at `expires_at` (ISO 8601 in UTC), or after so many seconds in which nobody did anything.
 */
export const DashboardState = z.object({
  state: z.enum(['setup', 'signed_out', 'signed_in']),
  version: z.string(),
  session: z.nullable(z.object({ expires_at: z.string(), idle_seconds: z.number() })),
});
export type DashboardState = z.infer<typeof DashboardState>;

/** The first password, with what stands behind `#setup=` in the link. */
export const DashboardSetup = z.object({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  password: Password,
});
export type DashboardSetup = z.infer<typeof DashboardSetup>;

/** Signing in. */
export const DashboardSignIn = z.object({ password: Password });
export type DashboardSignIn = z.infer<typeof DashboardSignIn>;

/**
 * Why a request was refused, where its code says too little. With 401: `signed_out` (there is no session, or it is over),
 * `wrong_password`, `setup_link` (unknown, used, or of a process that has ended). With 409: `password_set` (the link is no longer
 * needed: sign in). With 400: `password_short`, `client` (see `problems`). With 403: `wrong_host`, `wrong_origin`.
 */
export const dashboardReasons = [
  'signed_out',
  'wrong_password',
  'setup_link',
  'password_set',
  'password_short',
  'client',
  'wrong_host',
  'wrong_origin',
] as const;

/** One of them. */
export const DashboardReason = z.enum(dashboardReasons);
export type DashboardReason = z.infer<typeof DashboardReason>;

/** What can be wrong with a field of a client; `http_live` is http for a live client, `twice` a value that stands there twice. */
export const clientFaults = [
  'empty',
  'too_long',
  'hidden_sign',
  'too_many',
  'twice',
  'not_absolute',
  'not_origin',
  'not_http',
  'http_not_local',
  'http_live',
  'odd_host',
  'fragment',
  'user_info',
  'space',
  'place_in_host',
  'unknown_place',
] as const;

/** One of them, where it is: `index` counts from 0 in a list; `value` is what was sent there. */
export const ClientFault = z.object({
  field: z.enum(['name', 'redirect_uris', 'origins', 'reconnect_url']),
  index: z.optional(z.number()),
  value: z.optional(z.string()),
  fault: z.enum(clientFaults),
});
export type ClientFault = z.infer<typeof ClientFault>;

/** Problem details as the dashboard answers them; `Retry-After` comes with 429. */
export const DashboardProblem = z.object({
  ...Problem.shape,
  reason: z.optional(z.string()),
  problems: z.optional(z.array(ClientFault)),
});
export type DashboardProblem = z.infer<typeof DashboardProblem>;
