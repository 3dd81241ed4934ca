/**
 * The contract: everything that crosses a wire between partner, page, frame, service and API.
 * Schemas (zod/mini), stable codes and the table of routes live here; nothing here does I/O, knows a browser or knows Node.
 * This file is the room's only door.
 */
export * from './address.ts';
export * from './catalogue.ts';
export * from './check.ts';
export * from './choice.ts';
export * from './connection.ts';
export * from './dashboard/index.ts';
export * from './environment.ts';
export * from './failure.ts';
export * from './failures.ts';
export * from './field.ts';
export * from './frame.ts';
export * from './guide.ts';
export * from './hosted.ts';
export * from './list.ts';
export * from './makini.ts';
export * from './methods/index.ts';
export * from './oauth.ts';
export * from './own-connections.ts';
export * from './passthrough.ts';
export * from './problem.ts';
export type { Reader } from './reader.ts';
export type { Route, RouteAuth } from './route.ts';
export * from './routes.ts';
export * from './secrecy.ts';
export * from './session.ts';
export * from './settings.ts';
export * from './slug.ts';
export * from './step.ts';
export * from './system.ts';
export * from './system-request.ts';
export * from './table.ts';
export * from './timeline.ts';
export * from './token.ts';
export * from './token-events.ts';
export * from './webhook.ts';
export * from './webhook-endpoint.ts';
