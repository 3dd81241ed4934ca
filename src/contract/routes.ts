/** The table of routes: every door of the service that is part of the contract. */
import { apiRoutes } from './api-routes.ts';
import { flowRoutes } from './flow-routes.ts';
import { oauthRoutes } from './oauth-routes.ts';

/** The type names the three tables: written out, its declaration would repeat every schema of all of them. */
type Routes = typeof oauthRoutes & typeof flowRoutes & typeof apiRoutes;

/** Routes by name. */
export const routes: Routes = { ...oauthRoutes, ...flowRoutes, ...apiRoutes };

/** The name of a route. */
export type RouteName = keyof typeof routes;
