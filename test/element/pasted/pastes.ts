// What people paste, and what comes of it: each line one thing that was seen in the wild, or could be.

/** One pasted text. Without `as` it is left alone. */
interface Paste {
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

const address = (says: string, text: string, read: string): Paste => ({
  says,
  text,
  as: 'address',
  open: { address: read },
});
const alone = (says: string, text: string): Paste => ({ says, text });

/** The table. */
export const pastes: readonly Paste[] = [
  address('A browser’s bar', 'https://erp.acme.example/ui#Shell-home', 'https://erp.acme.example/ui'),
  address(
    'Tracking parameters',
    'https://acme.service-now.com/?utm_source=mail&utm_campaign=x&gclid=abc',
    'https://acme.service-now.com',
  ),
  address(
    'A deep link with a record in it',
    'https://acme.crm.dynamics.com/main.aspx?appid=<id>&pagetype=entityrecord&id=42',
    'https://acme.crm.dynamics.com/main.aspx',
  ),
  address(
    'A sub-path',
    'https://host.acme.example:8443/maximo/oslc',
    'https://host.acme.example:8443/maximo/oslc',
  ),
  address(
    'A sentence behind it',
    'https://erp.acme.example/start is where we log in',
    'https://erp.acme.example/start',
  ),
  address('Brackets of a mail', '<https://erp.acme.example>', 'https://erp.acme.example'),
  address('A full stop behind it', 'https://erp.acme.example/odoo.', 'https://erp.acme.example/odoo'),
  address('Capital letters', 'HTTPS://ERP.ACME.Example/Web', 'https://erp.acme.example/Web'),
  address('IPv6', 'https://[2001:db8::5]:8443/erp', 'https://[2001:db8::5]:8443/erp'),
  address('IDN', 'https://bücher.example/lager', 'https://xn--bcher-kva.example/lager'),
  address('A host alone', 'erp.acme.example', 'https://erp.acme.example'),
  address('A host with a path', 'erp.acme.example/sap/bc', 'https://erp.acme.example/sap/bc'),
  {
    says: 'Host and port',
    text: 'db.acme.example:5433',
    as: 'server',
    open: { address: 'db.acme.example:5433' },
  },
  { says: 'A bare name and port', text: 'erpdb:1433', as: 'server', open: { address: 'erpdb:1433' } },
  { says: 'An IPv4 and port', text: ' 10.1.2.3:4840 ', as: 'server', open: { address: '10.1.2.3:4840' } },
  {
    says: 'An IPv6 and port',
    text: '[2001:db8::5]:5432',
    as: 'server',
    open: { address: '[2001:db8::5]:5432' },
  },
  {
    says: 'An address with a password in it',
    text: 'https://joe:s%40cret@erp.acme.example/api',
    as: 'address',
    open: { address: 'https://erp.acme.example/api', username: 'joe' },
    secret: { password: 's@cret' },
  },
  {
    says: 'An address with a key in its query',
    text: 'https://api.acme.example/v1/users?api_key=k-123456&page=2',
    as: 'address',
    open: { address: 'https://api.acme.example/v1/users', way: 'key_query', parameter: 'api_key' },
    secret: { key: 'k-123456' },
  },
  {
    says: 'A PostgreSQL URI',
    text: 'postgres://reader:p%40ss@db.acme.example:5433/plant?sslmode=require',
    as: 'uri',
    engine: 'PostgreSQL',
    open: { address: 'db.acme.example:5433', database: 'plant', username: 'reader' },
    secret: { password: 'p@ss' },
  },
  {
    says: 'A PostgreSQL URI with an @ in its password and a schema',
    text: 'postgresql://reader:p@ss:w@[2001:db8::5]/plant?options=-csearch_path%3Dmro',
    as: 'uri',
    engine: 'PostgreSQL',
    open: { address: '[2001:db8::5]:5432', database: 'plant', schema: 'mro', username: 'reader' },
    secret: { password: 'p@ss:w' },
  },
  {
    says: 'A JDBC address of PostgreSQL',
    text: 'jdbc:postgresql://db.acme.example/plant?user=reader&password=geheim&currentSchema=mro',
    as: 'uri',
    engine: 'PostgreSQL',
    open: { address: 'db.acme.example:5432', database: 'plant', schema: 'mro', username: 'reader' },
    secret: { password: 'geheim' },
  },
  {
    says: 'A MySQL URI',
    text: 'mysql://reader@db.acme.example/mro',
    as: 'uri',
    engine: 'MySQL',
    open: { address: 'db.acme.example:3306', database: 'mro', username: 'reader' },
  },
  {
    says: 'A JDBC address of MariaDB',
    text: 'jdbc:mariadb://db.acme.example:3307/mro',
    as: 'uri',
    engine: 'MariaDB',
    open: { address: 'db.acme.example:3307', database: 'mro' },
  },
  {
    says: 'A JDBC address of SQL Server with an instance',
    text: 'jdbc:sqlserver://sql.acme.example\\ERP:1433;databaseName=Kinetic;user=reader;password={p;w}}};encrypt=true',
    as: 'connection_string',
    engine: 'SQL Server',
    open: { address: 'sql.acme.example:1433', database: 'Kinetic', username: 'reader' },
    secret: { password: 'p;w}' },
  },
  {
    says: 'A JDBC address of Oracle',
    text: 'jdbc:oracle:thin:reader/tiger@//ora.acme.example:1522/ORCLPDB1',
    as: 'connection_string',
    engine: 'Oracle Database',
    open: { address: 'ora.acme.example:1522', database: 'ORCLPDB1', username: 'reader' },
    secret: { password: 'tiger' },
  },
  {
    says: 'A JDBC address of Db2',
    text: 'jdbc:db2://db2.acme.example:50000/MAXDB:user=maximo;password=secret1;',
    as: 'connection_string',
    engine: 'Db2',
    open: { address: 'db2.acme.example:50000', database: 'MAXDB', username: 'maximo' },
    secret: { password: 'secret1' },
  },
  {
    says: 'An ODBC string',
    text: 'Driver={PostgreSQL Unicode};Server=db.acme.example;Port=5432;Database=plant;Uid=reader;Pwd={a;b};',
    as: 'connection_string',
    engine: 'PostgreSQL',
    open: { address: 'db.acme.example:5432', database: 'plant', username: 'reader' },
    secret: { password: 'a;b' },
  },
  {
    says: 'An ADO.NET string of Azure',
    text: '"Server=tcp:acme.database.windows.net,1433;Initial Catalog=erp;User ID=reader;Password=P=w\'d;Encrypt=True;"',
    as: 'connection_string',
    engine: 'SQL Server',
    open: { address: 'acme.database.windows.net:1433', database: 'erp', username: 'reader' },
    secret: { password: "P=w'd" },
  },
  {
    says: 'An ODBC string of SQL Server without a port',
    text: 'DRIVER={ODBC Driver 18 for SQL Server};SERVER=sql\\ERP;DATABASE=Visual;UID=sa;PWD=<password>',
    as: 'connection_string',
    engine: 'SQL Server',
    open: { address: 'sql', database: 'Visual', username: 'sa' },
  },
  {
    says: 'A libpq string',
    text: "host=db.acme.example port=5433 dbname=plant user=reader password='two words'",
    as: 'connection_string',
    engine: 'PostgreSQL',
    open: { address: 'db.acme.example:5433', database: 'plant', username: 'reader' },
    secret: { password: 'two words' },
  },
  {
    says: 'A MongoDB URI with several hosts',
    text: 'mongodb://reader:pw@a.acme.example:27017,b.acme.example:27017/plant?replicaSet=rs0',
    as: 'uri',
    engine: 'MongoDB',
    open: { address: 'a.acme.example:27017', database: 'plant', username: 'reader' },
    secret: { password: 'pw' },
  },
  {
    says: 'An AMQP URI with a virtual host',
    text: 'amqps://reader:pw@mq.acme.example/%2Fplant',
    as: 'uri',
    engine: 'RabbitMQ',
    open: { address: 'mq.acme.example:5671', database: '/plant', username: 'reader' },
    secret: { password: 'pw' },
  },
  {
    says: 'An MQTT URI',
    text: 'mqtts://sensor:pw@mq.acme.example:8884',
    as: 'uri',
    engine: 'MQTT',
    open: { address: 'mq.acme.example:8884', username: 'sensor' },
    secret: { password: 'pw' },
  },
  {
    says: 'An SFTP URI',
    text: 'sftp://edi@files.acme.example/outbound',
    as: 'uri',
    engine: 'SFTP',
    open: { address: 'files.acme.example:22', username: 'edi' },
  },
  {
    says: 'An OPC UA endpoint',
    text: 'opc.tcp://plc.acme.example/ua',
    as: 'uri',
    engine: 'OPC UA',
    open: { address: 'plc.acme.example:4840' },
  },
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
    open: { address: 'https://api.acme.example/v1', way: 'key_header', header: 'X-Api-Key' },
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
  alone('A name', 'SAP S/4HANA'),
  alone('A sentence', 'Our ERP is at the plant; ask Jan.'),
  alone('A password', 'correct horse battery staple'),
  alone('JSON of something else', '{"name":"acme","version":1}'),
  alone('JSON that is broken off', '{"ti":"ACME_PRD","ci":"x",'),
  alone('Another command', 'wget https://erp.acme.example'),
  alone('curl without an address', 'curl -u reader:pw'),
  alone('A mail address', 'jan@acme.example'),
  alone('A script', 'javascript:alert(1)'),
  alone('A file of the own disk', 'file:///etc/passwd'),
  alone('Nothing', '   '),
  alone('Far too much', `https://acme.example/${'a'.repeat(70_000)}`),
];
