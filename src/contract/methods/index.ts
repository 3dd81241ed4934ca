/** The ways to sign in, as data of the catalogue's lines: one file for each family; what they do lives in the service. */
import * as z from 'zod/mini';
import { ApiKey } from './api-key.ts';
import { ApiKeyQuery } from './api-key-query.ts';
import { Basic } from './basic.ts';
import { Bearer } from './bearer.ts';
import { ClientCertificate } from './client-certificate.ts';
import { HmacSignature } from './hmac.ts';
import { Mqtt } from './mqtt.ts';
import { OAuth1 } from './oauth1.ts';
import { OAuth2ClientCredentials, OAuth2Code, OAuth2Password } from './oauth2.ts';
import { ODataBasic } from './odata-basic.ts';
import { OpcUa } from './opc-ua.ts';
import { Sandbox, SandboxSignIn } from './sandbox.ts';
import { SessionHttp } from './session-http.ts';
import { SessionLogin } from './session-login.ts';
import { Sftp } from './sftp.ts';
import { Sql } from './sql.ts';

export * from './api-key.ts';
export * from './api-key-query.ts';
export * from './basic.ts';
export * from './bearer.ts';
export * from './client-certificate.ts';
export * from './hmac.ts';
export * from './http-api.ts';
export * from './mqtt.ts';
export * from './oauth1.ts';
export * from './oauth2.ts';
export * from './odata-basic.ts';
export * from './opc-ua.ts';
export * from './sandbox.ts';
export * from './session-http.ts';
export * from './session-login.ts';
export * from './sftp.ts';
export * from './sql.ts';

/** How one system is signed in to. `method` says by which way (its id), `fields` is the form, in order; the rest is the method's own. */
export const SystemMethod = z.discriminatedUnion('method', [
  ODataBasic,
  ApiKey,
  ApiKeyQuery,
  Basic,
  Bearer,
  ClientCertificate,
  HmacSignature,
  OAuth1,
  OAuth2Code,
  OAuth2ClientCredentials,
  OAuth2Password,
  Sandbox,
  SandboxSignIn,
  Sql,
  Mqtt,
  Sftp,
  OpcUa,
  SessionLogin,
  SessionHttp,
]);
export type SystemMethod = z.infer<typeof SystemMethod>;

/** The id of a method. */
export type MethodId = SystemMethod['method'];
