// Here: what people have at hand and paste (addresses, connection strings, commands, key files), read into the parts that a form
// asks for; pure, loaded when something is pasted. Not here: which field a part goes into (pages/frame/pasting), and what is searched.
import { given, type Pasted } from './pasted.ts';
import { engineBy, type Engine } from './engines.ts';
import { unlessPlaceholder } from './placeholders.ts';

type Pairs = ReadonlyMap<string, string>;

const names: Readonly<Record<string, readonly string[]>> = {
  server: [
    'server',
    'data source',
    'datasource',
    'host',
    'hostname',
    'servername',
    'addr',
    'address',
    'network address',
  ],
  port: ['port', 'portnumber'],
  instance: ['instancename', 'instance'],
  database: ['database', 'initial catalog', 'dbname', 'databasename', 'db'],
  username: ['uid', 'user id', 'userid', 'user', 'username', 'user name'],
  password: ['pwd', 'password'],
  schema: ['currentschema', 'search_path', 'searchpath', 'schema'],
};

/** The first of the names under which a part is given. */
const part = (pairs: Pairs, of: string): string =>
  (names[of] ?? []).map((name) => pairs.get(name)).find((value) => value !== undefined) ?? '';

const unquoted = (value: string): string => {
  const text = value.trim();
  if (/^\{.*\}$/.test(text)) return text.slice(1, -1).replaceAll('}}', '}');
  const [, , inner] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  return inner ?? text;
};

/** `Key=value` apart by semicolons (ODBC, ADO.NET) or by spaces (libpq); a value may stand in braces or quotes. */
const pairsIn = (text: string, apart: ';' | ' '): Pairs => {
  const value = apart === ';' ? `\\{(?:[^}]|\\}\\})*\\}|"[^"]*"|'[^']*'|[^;]*` : `'[^']*'|"[^"]*"|\\S*`;
  const pair = new RegExp(`([A-Za-z][\\w ]*?)\\s*=\\s*(${value})\\s*(?:${apart}|$)`, 'g');
  return new Map(
    [...text.matchAll(pair)].map(([, key = '', own = '']) => [key.toLowerCase().trim(), unquoted(own)]),
  );
};

/** Whether a text can be where a server is: a descriptor in brackets or half a connection string is not. */
const isHost = (text: string): boolean => /^(?:\[[0-9a-f:.]+\]|[\p{L}\p{N}._-]+)(?::\d+)?$/iu.test(text);

/** Where a server is. An instance without a port is found by its name alone, and on another port than the usual one: it stays part of the name. */
const addressOf = (host: string, port: string, instance = ''): string => {
  if (port !== '') return `${host}:${port}`;
  return /^(?:mssqlserver)?$/i.test(instance) ? host : `${host}\\${instance}`;
};

/** `tcp:db.acme.example\INSTANCE,1433`, as SQL Server writes where it is. */
const placeOf = (pairs: Pairs): { address: string; port: string } => {
  const [whole = '', comma] = part(pairs, 'server')
    .replace(/^(?:tcp|lpc|np):/i, '')
    .split(',');
  const [, host = '', instance, colon] =
    /^(\[[^\]]+\]|[^:\\]*)(?:\\([^:]*))?(?::(\d+))?$/.exec(whole.trim()) ?? [];
  const port = comma?.trim() ?? colon ?? part(pairs, 'port');
  return { address: host && addressOf(host, port, instance), port };
};

const engineOf = (pairs: Pairs, port: string, libpq: boolean): Engine | undefined =>
  engineBy(({ driver }) => driver.test(pairs.get('driver') ?? pairs.get('provider') ?? '')) ??
  (libpq ? engineBy(({ scheme }) => scheme.test('postgresql')) : undefined) ??
  engineBy((engine) => String(engine.port) === port) ??
  (pairs.has('initial catalog') ? engineBy(({ scheme }) => scheme.test('sqlserver')) : undefined);

/** Reads an ODBC, ADO.NET or libpq string; undefined for anything else. */
export const readConnectionString = (text: string): Pasted | undefined => {
  const line = text.trim().replace(/^(["'])(.*)\1$/s, '$2');
  const libpq = !line.includes(';') && /(?:^|\s)(?:host|hostaddr)=\S+\s+\w+=/.test(line);
  if (!libpq && !/^[\w ]+=[^;]*;/.test(line)) return undefined;
  const pairs = pairsIn(line, libpq ? ' ' : ';');
  const { address, port } = placeOf(pairs);
  if (!isHost(address.split('\\')[0] ?? '')) return undefined;
  return {
    kind: 'connection_string',
    engine: engineOf(pairs, port, libpq),
    open: given({
      address,
      database: part(pairs, 'database'),
      schema: part(pairs, 'schema'),
      username: part(pairs, 'username'),
    }),
    secret: given({ password: unlessPlaceholder(part(pairs, 'password')) }),
  };
};

/** What stands behind the last `@`: a password may hold one. */
const oracle = /^jdbc:oracle:thin:(?:([^/@]+)\/(.*))?@([^@]+)$/i;
const easy =
  /^(?:(?:tcps?:)?\/\/)?(?<host>[^:/?]+)(?::(?<port>\d+))?(?:[:/](?<database>[^:/?]+)(?:[:/?].*)?)?$/i;

interface Described {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly database?: string | undefined;
}

/** Where an Oracle database is: `host:port/service`, or a descriptor in brackets, as `tnsnames.ora` has them. */
const described = (place: string): Described => {
  if (!place.startsWith('(')) return easy.exec(place)?.groups ?? {};
  const named = (name: string): string | undefined =>
    new RegExp(`\\(\\s*(?:${name})\\s*=\\s*([^()\\s]+)\\s*\\)`, 'i').exec(place)?.[1];
  return { host: named('HOST'), port: named('PORT'), database: named('SERVICE_NAME|SID') };
};

const readOracle = (text: string): Pasted | undefined => {
  const [whole, username, password, place = ''] = oracle.exec(text) ?? [];
  const { host = '', port = '1521', database } = described(place);
  if (whole === undefined || !isHost(host)) return undefined;
  return {
    kind: 'connection_string',
    engine: engineBy(({ scheme }) => scheme.test('oracle')),
    open: given({ address: `${host}:${port}`, database, username }),
    secret: given({ password: unlessPlaceholder(password) }),
  };
};

const lists =
  /^jdbc:(?:jtds:)?([a-z0-9]+):\/\/(\[[^\]]+\]|[^:;/\\]*)(?:\\([^:;]*))?(?::(\d+))?(?:\/([^:;?]*))?[:;]\s*([a-z][\w ]*=.*)$/i;

/** Reads a JDBC address whose particulars are a list, as those of SQL Server and Db2 are; the others are read as connection URIs. */
export const readJdbcList = (text: string): Pasted | undefined => {
  const line = text.trim();
  const [whole, scheme = '', host = '', instance, port = '', path, list = ''] = lists.exec(line) ?? [];
  if (whole === undefined) return readOracle(line);
  const pairs = pairsIn(list, ';');
  const server = host === '' ? part(pairs, 'server') : host;
  if (!isHost(server)) return undefined;
  const engine = engineBy((each) => each.scheme.test(scheme));
  const own = port === '' ? part(pairs, 'port') : port;
  return {
    kind: 'connection_string',
    engine,
    open: given({
      address: addressOf(server, own, instance ?? part(pairs, 'instance')),
      database: path === undefined || path === '' ? part(pairs, 'database') : path,
      schema: part(pairs, 'schema'),
      username: part(pairs, 'username'),
    }),
    secret: given({ password: unlessPlaceholder(part(pairs, 'password')) }),
  };
};
