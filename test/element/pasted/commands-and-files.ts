// Here: what people paste (commands and key files in this file, the rest in pastes.ts), and that it is read as it should be. Not here:
// which field a part goes into (test/pages/frame/pasting).

/** One pasted text. Without `as` it is left alone. */
export interface Paste {
  readonly says: string;
  readonly text: string;
  readonly as?: string;
  readonly engine?: string;
  readonly open?: Readonly<Record<string, string>>;
  readonly secret?: Readonly<Record<string, string>>;
}

const ionapi = {
  ti: 'ACME_PRD',
  cn: 'Partner',
  ci: 'ACME_PRD~client',
  cs: 'client-secret-1',
  iu: 'https://mingle-ionapi.eu1.inforcloudsuite.com',
  pu: 'https://mingle-sso.eu1.inforcloudsuite.com:443/ACME_PRD/as/',
  oa: 'authorization.oauth2',
  ot: 'token.oauth2',
  or: 'revoke_token.oauth2',
  ev: 'U1478',
  saak: 'ACME_PRD#key',
  sask: 'service-secret-2',
};
const ionapiOpen = {
  address: ionapi.iu,
  tenant: 'ACME_PRD',
  token_url: `${ionapi.pu}token.oauth2`,
  authorize_url: `${ionapi.pu}authorization.oauth2`,
  client_id: ionapi.ci,
  username: ionapi.saak,
};
const ionapiSecret = { client_secret: ionapi.cs, password: ionapi.sask };

/** Commands and key files. */
export const commandsAndFiles: readonly Paste[] = [
  {
    says: 'A curl command with -u',
    text: "curl -s -u 'reader:pa ss:word' https://erp.acme.example/api/me",
    as: 'curl',
    open: { way: 'basic', username: 'reader', address: 'https://erp.acme.example/api/me' },
    secret: { password: 'pa ss:word' },
  },
  {
    says: 'A curl command with quoted headers, a cookie and a line that goes on',
    text: `$ curl --location 'https://api.acme.example/v2/assets?limit=5' \\
  -H "Authorization: Bearer to\\"ken-1" \\
  -H 'Accept: application/json' --cookie 'session=abc' -b x=y

This lists the assets.`,
    as: 'curl',
    open: { address: 'https://api.acme.example/v2/assets', way: 'bearer' },
    secret: { token: 'to"ken-1' },
  },
  {
    says: 'A curl command with Basic in its header',
    text: `curl -X GET -H "authorization: Basic cmVhZGVyOmbDvG5m" "https://erp.acme.example"`,
    as: 'curl',
    open: { way: 'basic', username: 'reader', address: 'https://erp.acme.example' },
    secret: { password: 'fünf' },
  },
  {
    says: 'A curl command with a key in a header of its own, copied as cmd',
    text: `curl.exe "https://api.acme.example/v1" ^\r\n  -H "X-Api-Key: k-987654" ^\r\n  -H "Cookie: auth=1"`,
    as: 'curl',
    open: { address: 'https://api.acme.example/v1', way: 'api_key', header: 'X-Api-Key' },
    secret: { key: 'k-987654' },
  },
  {
    says: 'A curl command with a body that is not taken',
    text: `curl -d 'password=never' --url=https://erp.acme.example/login --oauth2-bearer tok-1`,
    as: 'curl',
    open: { address: 'https://erp.acme.example/login', way: 'bearer' },
    secret: { token: 'tok-1' },
  },
  {
    says: 'A curl command of the documentation',
    text: 'curl -H "Authorization: Bearer YOUR_API_TOKEN" https://api.acme.example/v1',
    as: 'curl',
    open: { address: 'https://api.acme.example/v1' },
  },
  {
    says: 'An .ionapi file',
    text: JSON.stringify(ionapi),
    as: 'ionapi',
    open: ionapiOpen,
    secret: ionapiSecret,
  },
  {
    says: 'An .ionapi in a mail',
    text: `Here it is:\n${JSON.stringify(ionapi, null, 2)}\nRegards`,
    as: 'ionapi',
    open: ionapiOpen,
    secret: ionapiSecret,
  },
  {
    says: 'A service account of Google',
    text: JSON.stringify({
      type: 'service_account',
      project_id: 'plant',
      private_key_id: 'k1',
      private_key: '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n',
      client_email: 'reader@plant.iam.gserviceaccount.com',
      token_uri: 'https://oauth2.googleapis.com/token',
    }),
    as: 'key_file',
    open: {
      email: 'reader@plant.iam.gserviceaccount.com',
      token_url: 'https://oauth2.googleapis.com/token',
      project: 'plant',
      key_id: 'k1',
    },
    secret: { private_key: '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n' },
  },
  {
    says: 'A service principal of Entra',
    text: '{"appId":"1-2","displayName":"reader","password":"s3","tenant":"t-1"}',
    as: 'key_file',
    open: { client_id: '1-2', tenant_id: 't-1' },
    secret: { client_secret: 's3' },
  },
  {
    says: 'A service key of SAP BTP',
    text: '{"url":"https://acme.example","uaa":{"clientid":"sb-1","clientsecret":"s4","url":"https://acme.authentication.example"}}',
    as: 'key_file',
    open: {
      address: 'https://acme.example',
      client_id: 'sb-1',
      token_url: 'https://acme.authentication.example/oauth/token',
    },
    secret: { client_secret: 's4' },
  },
];
