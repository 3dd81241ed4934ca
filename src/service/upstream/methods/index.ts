/** The ways to sign in to a system, by id: one folder each. The connector, storage and sessions are elsewhere. */
import type { Method } from '../../ports.ts';
import { createApiKey } from './api-key.ts';
import { createApiKeyQuery } from './api-key-query.ts';
import { createBasic } from './basic.ts';
import { createBearer } from './bearer.ts';
import { createClientCertificate } from './client-certificate/client-certificate.ts';
import { createHmacSignature } from './hmac.ts';
import type { MethodParts } from './method-parts.ts';
import { createMqtt } from './mqtt/mqtt.ts';
import { createOAuth1 } from './oauth1.ts';
import { createOAuth2ClientCredentials } from './oauth2/oauth2-client-credentials.ts';
import { createOAuth2Code } from './oauth2/oauth2-code.ts';
import { createOAuth2Password } from './oauth2/oauth2-password.ts';
import { createODataBasic } from './odata-basic/odata-basic.ts';
import { createOpcUa } from './opc-ua/opc-ua.ts';
import { createSandbox } from './sandbox/sandbox.ts';
import { createSandboxSignIn } from './sandbox/sign-in.ts';
import { createSessionHttp } from './session-http/session-http.ts';
import { createSessionLogin } from './session-login/session-login.ts';
import { createSftp } from './sftp/sftp.ts';
import { createSql } from './sql/sql.ts';

/** What makes each method. */
const makers = [
  createODataBasic,
  createApiKey,
  createApiKeyQuery,
  createBasic,
  createBearer,
  createClientCertificate,
  createHmacSignature,
  createOAuth1,
  createSandbox,
  createSandboxSignIn,
  createOAuth2Code,
  createOAuth2ClientCredentials,
  createOAuth2Password,
  createSessionLogin,
  createSessionHttp,
  createSql,
  createMqtt,
  createSftp,
  createOpcUa,
];

/** Every method this service has, by id. */
export const createMethods = (parts: MethodParts): ReadonlyMap<string, Method> =>
  new Map(makers.map((make) => make(parts)).map((method) => [method.id, method]));
