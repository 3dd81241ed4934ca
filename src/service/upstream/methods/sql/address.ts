// Here: databases that take a user name and a password. Not here: dialling and TLS (egress/), storing (connecting/).
/** Which database is meant: what was typed, judged. */
import { readAddress, type Sql, type System, type Values } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** A database server and what is wanted there; `database` is undefined while none is named or chosen. */
export interface SqlAddress {
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly database: string | undefined;
  readonly schema: string;
  readonly username: string;
  readonly password: string;
  /** Whether the person chose the database from a list. */
  readonly wasChosen: boolean;
}

/** Where a server of each kind listens unless it was changed. */
const ports: Readonly<Record<Sql['dialect'], number>> = { mysql: 3306, postgresql: 5432, sql_server: 1433 };

/** Where the tables of a database lie unless somebody put them elsewhere; MySQL has no such thing. */
const schemas: Readonly<Record<Sql['dialect'], string>> = {
  mysql: '',
  postgresql: 'public',
  sql_server: 'dbo',
};

const methodOf = (system: System): Sql => {
  const method = system.methods.find((each) => each.method === 'sql');
  if (!method) throw new TypeError(`${system.id} has no sql method.`);
  return method;
};

/** The protocol ends its texts with a zero byte; half a surrogate pair has no bytes at all. */
const judge = (values: Values): void => {
  for (const name of ['database', 'schema', 'username', 'password']) {
    const value = values[name] ?? '';
    if (value.includes('\0') || !value.isWellFormed())
      throw new UpstreamError('input.malformed', {}, { field: name });
  }
};

const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/** Reads what was typed. Throws an `UpstreamError` of the input stage when it cannot be meant. */
export const sqlAddressOf = ({
  system,
  values,
  choice,
}: Pick<Access, 'system' | 'values' | 'choice'>): SqlAddress => {
  const method = methodOf(system);
  const port = method.fields.find(({ name }) => name === 'address')?.port ?? ports[method.dialect];
  const reading = readAddress(values['address'] ?? '', port);
  if (!reading.ok) throw new UpstreamError(reading.code);
  judge(values);
  return {
    host: reading.address.host.replace(/^\[(.*)\]$/, '$1'),
    port: reading.address.port,
    database: choice ?? given(values['database']),
    schema: given(values['schema']) ?? schemas[method.dialect],
    username: values['username'] ?? '',
    password: values['password'] ?? '',
    wasChosen: choice !== undefined,
  };
};
