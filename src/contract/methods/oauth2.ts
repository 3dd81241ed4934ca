/** The data of the OAuth 2 methods (RFC 6749): the authorization server that stands before a system's interface. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';
import { HttpApi } from './http-api.ts';

/**
 * Where the authorization server is: found by its metadata (OpenID Connect Discovery 1.0, or RFC 8414), or named by its endpoints.
 * Templates take `{field}` and `{+field}` placeholders, `{address}` and `{origin}` of the typed address.
 */
export const OAuth2Server = z.discriminatedUnion('by', [
  z.object({ by: z.literal('discovery'), issuer: z.string(), algorithm: z.enum(['oidc', 'oauth2']) }),
  z.object({
    by: z.literal('endpoints'),
    authorization: z.optional(z.string()),
    token: z.string(),
    revocation: z.optional(z.string()),
  }),
]);
export type OAuth2Server = z.infer<typeof OAuth2Server>;

const common = {
  /** The form, in order; `client_id` and the secret `client_secret` are those of the customer's own registration. */
  fields: z.array(Field),
  server: OAuth2Server,
  scopes: z.array(z.string()),
  /** How the client proves itself at the token endpoint (RFC 6749 section 2.3.1). */
  clientAuth: z.enum(['basic', 'post']),
  /** Sent with every token request, e.g. `resource` (RFC 8707) or `audience`; templates of the fields, and what stays empty is left out. */
  tokenParameters: z.optional(z.record(z.string(), z.string())),
  tokenHeaders: z.optional(z.record(z.string(), z.string())),
  api: HttpApi,
};

/** The person signs in at the system's own page and agrees: authorization code with PKCE (RFC 7636), S256 always. */
export const OAuth2Code = z.object({
  method: z.literal('oauth2_code'),
  ...common,
  /** Sent along with the person, e.g. `prompt` or `resource`. */
  authorizeParameters: z.optional(z.record(z.string(), z.string())),
});
export type OAuth2Code = z.infer<typeof OAuth2Code>;

/** The system knows the client alone, and no person signs in (RFC 6749 section 4.4). */
export const OAuth2ClientCredentials = z.object({
  method: z.literal('oauth2_client_credentials'),
  ...common,
});
export type OAuth2ClientCredentials = z.infer<typeof OAuth2ClientCredentials>;

/** A user's name and password for a token, without a page to sign in at (RFC 6749 section 4.3; gone from OAuth 2.1, still asked for). */
export const OAuth2Password = z.object({
  method: z.literal('oauth2_password'),
  ...common,
  /** The user's name as it is sent, made of the fields. */
  user: z.string(),
});
export type OAuth2Password = z.infer<typeof OAuth2Password>;
