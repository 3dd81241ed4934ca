/** One route of the service, described: what the router mounts, what OpenAPI is generated from, what the property tests walk. */
import type * as z from 'zod/mini';

/**
 * Who may call. `client`: the client's id and secret (RFC 6749 2.3.1). `session`: the element's token, bound to `Origin`.
 * `frame`: the frame's token, same-origin only. `app`: a client_credentials token. `token`: a connection's API token.
 */
export type RouteAuth = 'none' | 'client' | 'session' | 'frame' | 'app' | 'token';

/** A row of the routes table. `path` has `{name}` parameters. `cors` routes answer registered origins; all others send no CORS headers. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly auth: RouteAuth;
  readonly summary: string;
  /** Error shape: RFC 6749 section 5.2, or RFC 9457. */
  readonly errors: 'oauth' | 'problem';
  readonly cors: boolean;
  /** Media types the body may have; the first is what our own clients send. */
  readonly accepts?: readonly ('application/x-www-form-urlencoded' | 'application/json')[];
  readonly body?: z.ZodMiniType;
  /** Bytes that the body may have; 64 KiB unless told. */
  readonly maxBytes?: number;
  readonly query?: z.ZodMiniType;
  readonly headers?: readonly string[];
  readonly answer: {
    readonly status: number;
    readonly type: 'application/json' | 'text/event-stream' | 'text/html' | 'none';
    readonly body?: z.ZodMiniType;
  };
}

/** The usual answer: 200 with a JSON body of this schema. */
export const ok = <T extends z.ZodMiniType>(body: T) =>
  ({ status: 200, type: 'application/json', body }) as const;
