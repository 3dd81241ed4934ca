/** The OAuth side: what partner and service say to each other (RFC 6749, 7636, 7009, 7662, 8414, 9126, 9207). */
import * as z from 'zod/mini';
import { ConnectionSummary, Mode } from './connection.ts';
import { SessionPurpose } from './settings.ts';

const short = z.string().check(z.minLength(1), z.maxLength(255));
const long = z.string().check(z.minLength(1), z.maxLength(2048));
/** Client authentication by form body (`client_secret_post`); absent with `client_secret_basic`. */
const clientFields = { client_id: z.optional(short), client_secret: z.optional(long) };

/** A pushed authorization request (RFC 9126) as form fields; or, with `session`, the continuation of one that is open. */
export const PushedRequest = z.object({
  ...clientFields,
  response_type: z.optional(z.literal('code')),
  redirect_uri: z.optional(long),
  /** Printable ASCII alone (RFC 6749 appendix A.5). */
  state: z.optional(z.string().check(z.minLength(8), z.maxLength(1024), z.regex(/^[\x20-\x7e]+$/))),
  code_challenge: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))),
  code_challenge_method: z.optional(z.literal('S256')),
  /** The partner's own id of the customer; opaque here. Required. */
  customer_id: short,
  customer_name: z.optional(short),
  /** Only by the query: other ways of answering do not exist here. */
  response_mode: z.optional(z.literal('query')),
  /** Never part of a pushed request (RFC 9126 section 2.1): named so that it can be refused. */
  request_uri: z.optional(long),
  /** Origin of the page that embeds; must be registered. Without it the session is hosted: it runs at the authorization endpoint. */
  origin: z.optional(long),
  /** Ids of systems to offer, space-separated. */
  systems: z.optional(long),
  connection_id: z.optional(short),
  /** `settings`: choose what `connection_id` includes, embedded; it ends without a code. Without it: connect, or reconnect. */
  purpose: z.optional(SessionPurpose),
  ui_locales: z.optional(short),
  /** Continue this open embedded session: challenge, state and redirect URI stay. */
  session: z.optional(short),
});
export type PushedRequest = z.infer<typeof PushedRequest>;

/** What a browser brings to the authorization endpoint (RFC 9126 section 4); anything else is ignored. */
export const AuthorizeQuery = z.object({ client_id: short, request_uri: short });
export type AuthorizeQuery = z.infer<typeof AuthorizeQuery>;

/** The answer to a pushed request, with status 201. A session that is continued says what it is for, whatever the page said. */
export const PushedAnswer = z.object({
  request_uri: z.string(),
  expires_in: z.number(),
  /** Of a session that is continued: the connection that it is about, where it is about one. */
  connection_id: z.optional(z.string()),
  /** Of a session that is continued. */
  purpose: z.optional(SessionPurpose),
});
export type PushedAnswer = z.infer<typeof PushedAnswer>;

/** The grant by which a partner fetches the token of a session whose hand-over was lost. */
export const sessionGrant = 'urn:makini:oauth:grant-type:session';

const codeVerifier = z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/));

/** A token request (form, or JSON for `client_credentials` as Makini documents it). */
export const TokenRequest = z.discriminatedUnion('grant_type', [
  z.object({
    ...clientFields,
    grant_type: z.literal('authorization_code'),
    code: long,
    redirect_uri: long,
    code_verifier: codeVerifier,
  }),
  z.object({
    ...clientFields,
    grant_type: z.literal(sessionGrant),
    session: short,
    code_verifier: codeVerifier,
  }),
  z.object({ ...clientFields, grant_type: z.literal('client_credentials'), scope: z.optional(short) }),
  z.object({
    ...clientFields,
    grant_type: z.literal('refresh_token'),
    refresh_token: long,
    /** There are no scopes here: named so that it can be refused (RFC 6749 section 6). */
    scope: z.optional(z.string().check(z.maxLength(255))),
  }),
]);
export type TokenRequest = z.infer<typeof TokenRequest>;

/** A token answer. `connection` and `customer_id` come with connection tokens; `expires_in` and `refresh_token` only where those expire. */
export const TokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('bearer'),
  expires_in: z.optional(z.number()),
  refresh_token: z.optional(z.string()),
  connection: z.optional(ConnectionSummary),
  customer_id: z.optional(z.string()),
  session: z.optional(z.string()),
});
export type TokenAnswer = z.infer<typeof TokenAnswer>;

/** RFC 7009 and RFC 7662 requests share their shape. */
export const TokenQuestion = z.object({ ...clientFields, token: long, token_type_hint: z.optional(short) });
export type TokenQuestion = z.infer<typeof TokenQuestion>;

/** RFC 7662 answer; an unknown, foreign or dead token is `{active: false}` and nothing more. */
export const Introspection = z.object({
  active: z.boolean(),
  client_id: z.optional(z.string()),
  token_type: z.optional(z.literal('bearer')),
  sub: z.optional(z.string()),
  iat: z.optional(z.number()),
  exp: z.optional(z.number()),
  iss: z.optional(z.string()),
  connection_id: z.optional(z.string()),
  connection_status: z.optional(z.string()),
  mode: z.optional(Mode),
});
export type Introspection = z.infer<typeof Introspection>;

/** RFC 6749 section 5.2. */
export const OAuthError = z.object({
  error: z.string(),
  error_description: z.optional(z.string()),
});
export type OAuthError = z.infer<typeof OAuthError>;

/** RFC 8414 metadata, the members this service publishes. */
export const ServerMetadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  pushed_authorization_request_endpoint: z.string(),
  require_pushed_authorization_requests: z.literal(true),
  revocation_endpoint: z.string(),
  introspection_endpoint: z.string(),
  response_types_supported: z.array(z.string()),
  response_modes_supported: z.array(z.string()),
  grant_types_supported: z.array(z.string()),
  code_challenge_methods_supported: z.array(z.string()),
  token_endpoint_auth_methods_supported: z.array(z.string()),
  revocation_endpoint_auth_methods_supported: z.array(z.string()),
  introspection_endpoint_auth_methods_supported: z.array(z.string()),
  authorization_response_iss_parameter_supported: z.literal(true),
});
export type ServerMetadata = z.infer<typeof ServerMetadata>;
