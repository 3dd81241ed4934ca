/** The dashboard's part of the contract. */
export * from './clients.ts';
export * from './connections.ts';
export * from './deliveries.ts';
export * from './figures.ts';
export * from './list.ts';
export type { DashboardRoute } from './route.ts';
export * from './routes.ts';
export * from './session.ts';
