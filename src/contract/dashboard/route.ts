// Here: what the dashboard's page and the service say to each other (`/dashboard/api`). Not here: the public API, whose document does not show it.
/** One route of the dashboard, described. */
import type * as z from 'zod/mini';

/**
 * A row of the dashboard's routes table. `path` has `{name}` parameters. `access`: `operator` needs the session's cookie, `anyone` is
 * asked before there is one. Bodies are JSON; errors are RFC 9457 problems (`DashboardProblem`).
 */
export interface DashboardRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly access: 'anyone' | 'operator';
  readonly summary: string;
  readonly body?: z.ZodMiniType;
  readonly query?: z.ZodMiniType;
  readonly answer: { readonly status: 200 | 201 | 202 | 204; readonly body?: z.ZodMiniType };
}
