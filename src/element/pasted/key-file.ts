import { given, type Pasted } from './pasted.ts';

type Json = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
const textOf = (json: Json | undefined, name: string): string | undefined => {
  const value = json?.[name];
  return typeof value === 'string' ? value : undefined;
};
const all = (json: Json, ...names: readonly string[]): boolean =>
  names.every((name) => textOf(json, name) !== undefined);

/** Infor's `.ionapi`: `ti` tenant, `ci` and `cs` the client, `iu` the gateway, `pu` with `oa` and `ot` its sign-in, `saak` and `sask` the service account. */
const readIonapi = (json: Json): Pasted | undefined => {
  if (!all(json, 'ti', 'ci', 'iu', 'pu')) return undefined;
  const below = (name: string): string | undefined => {
    const path = textOf(json, name);
    return path === undefined ? undefined : `${textOf(json, 'pu')}${path}`;
  };
  return {
    kind: 'ionapi',
    open: given({
      address: textOf(json, 'iu'),
      tenant: textOf(json, 'ti'),
      token_url: below('ot'),
      authorize_url: below('oa'),
      client_id: textOf(json, 'ci'),
      username: textOf(json, 'saak'),
    }),
    secret: given({ client_secret: textOf(json, 'cs'), password: textOf(json, 'sask') }),
  };
};

/** A Google service account's key. */
const readServiceAccount = (json: Json): Pasted | undefined =>
  all(json, 'client_email', 'private_key')
    ? {
        kind: 'key_file',
        open: given({
          email: textOf(json, 'client_email'),
          token_url: textOf(json, 'token_uri'),
          project: textOf(json, 'project_id'),
          key_id: textOf(json, 'private_key_id'),
        }),
        secret: given({ private_key: textOf(json, 'private_key') }),
      }
    : undefined;

/** A service principal of Microsoft Entra, as its command line prints it, and as it does for an SDK. */
const readPrincipal = (json: Json): Pasted | undefined => {
  const names = [
    ['appId', 'password', 'tenant'],
    ['clientId', 'clientSecret', 'tenantId'],
  ].find((each) => all(json, ...each));
  if (!names) return undefined;
  const [client_id, client_secret, tenant_id] = names.map((name) => textOf(json, name));
  return { kind: 'key_file', open: given({ client_id, tenant_id }), secret: given({ client_secret }) };
};

/** A service key of SAP BTP. */
const readServiceKey = (json: Json): Pasted | undefined => {
  const uaa = objectOf(json['uaa']) ?? json;
  if (!all(uaa, 'clientid', 'clientsecret', 'url')) return undefined;
  return {
    kind: 'key_file',
    open: given({
      address: uaa === json ? undefined : textOf(json, 'url'),
      client_id: textOf(uaa, 'clientid'),
      token_url: `${textOf(uaa, 'url')}/oauth/token`,
    }),
    secret: given({ client_secret: textOf(uaa, 'clientsecret') }),
  };
};

/** An OAuth client as many consoles let it be downloaded; Google's lies under `installed` or `web`. */
const readClient = (whole: Json): Pasted | undefined => {
  const json = objectOf(whole['installed']) ?? objectOf(whole['web']) ?? whole;
  if (!all(json, 'client_id', 'client_secret')) return undefined;
  return {
    kind: 'key_file',
    open: given({
      client_id: textOf(json, 'client_id'),
      token_url: textOf(json, 'token_uri') ?? textOf(json, 'token_url'),
      authorize_url: textOf(json, 'auth_uri') ?? textOf(json, 'auth_url'),
      tenant_id: textOf(json, 'tenant_id'),
    }),
    secret: given({ client_secret: textOf(json, 'client_secret') }),
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // it is no JSON: another reader may know it
  }
};

/** Reads the JSON of a key file; a sentence before or after it does no harm. Undefined for anything else. */
export const readKeyFile = (text: string): Pasted | undefined => {
  const json = objectOf(parsed(text.slice(Math.max(0, text.indexOf('{')), text.lastIndexOf('}') + 1)));
  if (!json) return undefined;
  return (
    readIonapi(json) ??
    readServiceAccount(json) ??
    readServiceKey(json) ??
    readPrincipal(json) ??
    readClient(json)
  );
};
