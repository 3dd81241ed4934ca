/** The table of routes: every door of the service that is part of the contract. */
import { apiRoutes } from './api-routes.ts';
import { flowRoutes } from './flow-routes.ts';
import { oauthRoutes } from './oauth-routes.ts';

/** Routes by name. */
export const routes = { ...oauthRoutes, ...flowRoutes, ...apiRoutes } as const;

/** The name of a route. */
export type RouteName = keyof typeof routes;
