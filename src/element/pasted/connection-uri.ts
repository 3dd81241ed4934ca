import { engineBy } from './engines.ts';
import { given, type Pasted } from './pasted.ts';
import { unlessPlaceholder } from './placeholders.ts';

const uri =
  /^(?:jdbc:)?([a-z][a-z0-9+.-]*):\/\/(?:([^/?#]*)@)?(\[[^\]]+\]|[^:;/?#\s,]+)(?::(\d+))?(?:,[^/?#]*)?(?:\/([^?#\s]*))?(?:\?([^#\s]*))?(?:#\S*)?(?:\s|$)/i;

/** What cannot be decoded stands as it was typed. */
const decoded = (text: string | undefined): string | undefined => {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text; // a password with a bare % in it
  }
};

const pathEngines = [
  'PostgreSQL',
  'MariaDB',
  'MySQL',
  'SQL Server',
  'MongoDB',
  'RabbitMQ',
  'SAP HANA',
  'Db2',
];

const schemaOf = (query: URLSearchParams): string | undefined =>
  query.get('currentSchema') ??
  query.get('schema') ??
  /search_path=([^,\s]+)/.exec(query.get('options') ?? '')?.[1];

/** Reads a connection URI (`postgres://…`, `amqps://…`), also with `jdbc:` before it; undefined for anything else, web addresses too. */
export const readConnectionUri = (text: string): Pasted | undefined => {
  const [whole, scheme = '', user, host = '', port, path = '', search = ''] =
    uri.exec(text.trim().replace(/^(["'])(.*)\1$/s, '$2')) ?? [];
  const engine = engineBy((each) => each.scheme.test(scheme));
  if (whole === undefined || !engine) return undefined;
  const [name, ...rest] = (user ?? '').split(':');
  const query = new URLSearchParams(search);
  const password = rest.length > 0 ? decoded(rest.join(':')) : (query.get('password') ?? undefined);
  return {
    kind: 'uri',
    engine,
    open: given({
      address: `${host}:${port ?? engine.port}`,
      database: pathEngines.includes(engine.name)
        ? decoded(path.split('/')[0]) || (query.get('databaseName') ?? undefined)
        : undefined,
      schema: schemaOf(query),
      username: decoded(name) || (query.get('user') ?? undefined),
    }),
    secret: given({ password: unlessPlaceholder(password) }),
  };
};
