import type { Paste } from './commands-and-files.ts';

const alone = (says: string, text: string): Paste => ({ says, text });

/** What people paste that looks like something else, or comes from another tool than one thinks of first. */
export const oddOnes: readonly Paste[] = [
  {
    says: 'A curl command as a browser copies it for Windows’ shell',
    text: 'curl ^"https://erp.acme.example/api?x=1^&y=2^" ^\r\n  -H ^"authorization: Bearer tok-12345^" ^\r\n  --data-raw ^"^{^\\^"password^\\^":^\\^"never^\\^"^}^"',
    as: 'curl',
    open: { address: 'https://erp.acme.example/api', way: 'bearer' },
    secret: { token: 'tok-12345' },
  },
  {
    says: 'A curl command as a browser copies it, with cookies and a body',
    text: "curl 'https://erp.acme.example/api' -H 'accept: */*' -b 'sid=never' -H 'x-csrf-token: never' --data-raw $'{\"url\":\"https://other.example\"}' --compressed",
    as: 'curl',
    open: { address: 'https://erp.acme.example/api' },
  },
  {
    says: 'Two commands: the secret of one does not go to the other',
    text: 'curl -u reader:geheim1 https://a.acme.example; curl -u x:other9 https://b.acme.example',
    as: 'curl',
    open: { address: 'https://a.acme.example', way: 'basic', username: 'reader' },
    secret: { password: 'geheim1' },
  },
  {
    says: 'Two commands, one after the other: the secret of the second does not go where the first leads',
    text: 'curl https://a.acme.example/up && curl -u reader:geheim1 https://b.acme.example',
    as: 'curl',
    open: { address: 'https://a.acme.example/up' },
  },
  {
    says: 'A command into a pipe, as a superuser',
    text: 'sudo curl -u reader:geheim1 https://a.acme.example | jq . | tee https://b.acme.example',
    as: 'curl',
    open: { address: 'https://a.acme.example', way: 'basic', username: 'reader' },
    secret: { password: 'geheim1' },
  },
  {
    says: 'A command with two addresses: the first',
    text: 'curl https://a.acme.example https://b.acme.example',
    as: 'curl',
    open: { address: 'https://a.acme.example' },
  },
  {
    says: 'A key in the place of a user’s name',
    text: 'curl -u Hx9kq2LmPw83Tz5vBn1c:X https://acme.example/api/v2/tickets',
    as: 'curl',
    open: { address: 'https://acme.example/api/v2/tickets' },
    secret: { key: 'Hx9kq2LmPw83Tz5vBn1c' },
  },
  {
    says: 'A JDBC address of SQL Server whose server is in its list',
    text: 'jdbc:sqlserver://;serverName=sql.acme.example;port=1434;databaseName=Kinetic;user=reader;password=geheim1',
    as: 'connection_string',
    engine: 'SQL Server',
    open: { address: 'sql.acme.example:1434', database: 'Kinetic', username: 'reader' },
    secret: { password: 'geheim1' },
  },
  {
    says: 'A JDBC address of jTDS',
    text: 'jdbc:jtds:sqlserver://sql.acme.example/Kinetic;instance=ERP;user=sa;password=geheim1',
    as: 'connection_string',
    engine: 'SQL Server',
    open: { address: 'sql.acme.example\\ERP', database: 'Kinetic', username: 'sa' },
    secret: { password: 'geheim1' },
  },
  {
    says: 'A JDBC address of Oracle with a descriptor',
    text: 'jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=ora.acme.example)(PORT=1525))(CONNECT_DATA=(SERVICE_NAME=ORCLPDB1)))',
    as: 'connection_string',
    engine: 'Oracle Database',
    open: { address: 'ora.acme.example:1525', database: 'ORCLPDB1' },
  },
  {
    says: 'A JDBC address of Oracle’s cloud, and an @ in its password',
    text: 'jdbc:oracle:thin:reader/ge@heim@tcps://adb.acme.example:1522/x_high?wallet_location=/a',
    as: 'connection_string',
    engine: 'Oracle Database',
    open: { address: 'adb.acme.example:1522', database: 'x_high', username: 'reader' },
    secret: { password: 'ge@heim' },
  },
  {
    says: 'A variable of an environment',
    text: 'export DATABASE_URL="postgres://reader:geheim1@db.acme.example/plant"',
    as: 'uri',
    engine: 'PostgreSQL',
    open: { address: 'db.acme.example:5432', database: 'plant', username: 'reader' },
    secret: { password: 'geheim1' },
  },
  {
    says: 'A MongoDB address of Atlas',
    text: 'mongodb+srv://reader:geheim1@cluster0.acme.example/plant?retryWrites=true',
    as: 'uri',
    engine: 'MongoDB',
    open: { address: 'cluster0.acme.example:27017', database: 'plant', username: 'reader' },
    secret: { password: 'geheim1' },
  },
  {
    says: 'A service principal of Entra, as an SDK has it',
    text: '{"clientId":"1-2","clientSecret":"s3-geheim","subscriptionId":"9","tenantId":"t-1"}',
    as: 'key_file',
    open: { client_id: '1-2', tenant_id: 't-1' },
    secret: { client_secret: 's3-geheim' },
  },
  {
    says: 'An .ionapi of a client without a secret',
    text: '{"ti":"ACME_PRD","ci":"c-1","iu":"https://ion.acme.example","pu":"https://sso.acme.example/","ot":"token.oauth2"}',
    as: 'ionapi',
    open: {
      address: 'https://ion.acme.example',
      tenant: 'ACME_PRD',
      token_url: 'https://sso.acme.example/token.oauth2',
      client_id: 'c-1',
    },
  },
  {
    says: 'Curly quotes',
    text: '“https://erp.acme.example/x”',
    as: 'address',
    open: { address: 'https://erp.acme.example/x' },
  },
  {
    says: 'Signs without a width',
    text: '\u200berp.acme.example\ufeff',
    as: 'address',
    open: { address: 'https://erp.acme.example' },
  },
  alone(
    'A signed token, which has dots like a host',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
  ),
  alone(
    'A descriptor in the place of a server',
    'Provider=OraOLEDB.Oracle;Data Source=(DESCRIPTION=(ADDRESS=(HOST=h)(PORT=1521)));User Id=r;Password=geheim1;',
  ),
  alone('A database of the own machine', 'Server=(localdb)\\MSSQLLocalDB;Initial Catalog=X'),
  alone('An .ionapi without the gateway', '{"ti":"A","ci":"c","cs":"geheim1","pu":"https://p/","ot":"t"}'),
  alone(
    'A service account without its name',
    '{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----"}',
  ),
  alone('A key of AWS', '{"AccessKey":{"AccessKeyId":"AKIAIOSFODNN7EXAMPLE","SecretAccessKey":"geheim12"}}'),
  alone(
    'A storage account of Azure',
    'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=geheim1==;',
  ),
  alone(
    'A command of PowerShell',
    'Invoke-RestMethod -Uri https://erp.acme.example/api -Headers @{ "X-API-Key" = "k-123456789" }',
  ),
  alone(
    'A request of a page',
    'fetch("https://erp.acme.example", {"headers": {"authorization": "Bearer tok-1"}})',
  ),
  alone(
    'A request as it is sent',
    'GET /api HTTP/1.1\r\nHost: erp.acme.example\r\nAuthorization: Bearer tok-12',
  ),
];
