/** What a partner's own request and statement are, once they have been judged. */

/** How a resource is asked. */
export type HttpVerb = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request for a resource below the connected address. `path` begins with a slash and stays below; header names are lower-case. */
export interface PassedRequest {
  readonly method: HttpVerb;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** One statement; `writes` where the operator lets partners change something by it. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly (string | number | boolean | null)[];
  readonly writes: boolean;
}
