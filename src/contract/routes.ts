/** The table of routes: every door of the service that is part of the contract. */
import { apiRoutes } from './api-routes.ts';
import { flowRoutes } from './flow-routes.ts';
import { oauthRoutes } from './oauth-routes.ts';
import { tokenRoutes } from './token-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** The type names the tables: written out, its declaration would repeat every schema of all of them. */
type Routes = typeof oauthRoutes &
  typeof flowRoutes &
  typeof apiRoutes &
  typeof tokenRoutes &
  typeof webhookRoutes;

/** Routes by name. */
export const routes: Routes = {
  ...oauthRoutes,
  ...flowRoutes,
  ...apiRoutes,
  ...tokenRoutes,
  ...webhookRoutes,
};

/** The name of a route. */
export type RouteName = keyof typeof routes;
