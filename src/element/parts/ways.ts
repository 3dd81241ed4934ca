import type { MethodId } from '../../contract/index.ts';

/** What a way to sign in is called on the screens: its sentences are `way.<kind>` and `way.<kind>.hint`. */
export type WayKind =
  | 'password'
  | 'key'
  | 'key_query'
  | 'token'
  | 'page'
  | 'app'
  | 'app_password'
  | 'signed'
  | 'certificate'
  | 'opc_ua';

const kinds: Readonly<Record<MethodId, WayKind>> = {
  api_key: 'key',
  api_key_query: 'key_query',
  basic: 'password',
  bearer: 'token',
  client_certificate: 'certificate',
  hmac_signature: 'signed',
  mqtt: 'password',
  oauth1: 'signed',
  oauth2_client_credentials: 'app',
  oauth2_code: 'page',
  oauth2_password: 'app_password',
  odata_basic: 'password',
  opc_ua: 'opc_ua',
  sandbox: 'password',
  sandbox_sign_in: 'page',
  session_http: 'password',
  session_login: 'password',
  sftp: 'password',
  sql: 'password',
};

/** The kind of a way (`sql/mysql`, `bearer`); undefined for one that is newer than this page. */
export const kindOfWay = (way: string): WayKind | undefined =>
  (kinds as Partial<Record<string, WayKind>>)[way.replace(/\/.*/, '')];
