/** One real PostgreSQL for a test file, with the demo's data and roles for what goes wrong; and the method that speaks to it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createAuthority } from '../../../../../demo/systems/certificates.ts';
import { forgetPostgres, startPostgres, statements } from '../../../../../demo/systems/postgresql/server.ts';
import type { Stage, System } from '../../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access, CheckOutcome, Method } from '../../../../../src/service/ports.ts';
import { parseAllowList } from '../../../../../src/service/upstream/egress/allow-list.ts';
import { createEgress } from '../../../../../src/service/upstream/egress/connector.ts';
import { createSql } from '../../../../../src/service/upstream/methods/sql/sql.ts';
import { freePort } from '../../../free-port.ts';

/** No time limit of the test's own. */
export const forever = new AbortController().signal;

/** What is typed, where it differs from the reader of the plant. */
export type Typed = Partial<Record<'address' | 'database' | 'username' | 'password' | 'schema', string>>;

/** What a test file works with. */
export interface Database {
  readonly port: number;
  readonly ca: string;
  readonly method: Method;
  access(typed?: Typed, choice?: string): Access;
  check(access: Access): Promise<{ outcome: CheckOutcome; stages: Stage[] }>;
  /** Does something as the owner of everything. */
  asOwner(statement: string, database?: string): Promise<unknown[]>;
  /** Stops the server, and starts it again where it stood; once is enough. */
  halt(): Promise<void>;
  goOn(): Promise<void>;
  stop(): Promise<void>;
}

const catalogue = createDiskCatalogue();

/** The catalogue's PostgreSQL. */
export const system = (): System => {
  const found = catalogue.find('postgresql');
  if (!found) throw new Error('The catalogue has no postgresql.');
  return found;
};

/** The method, able to reach these loopback ports and trusting this authority. */
export const methodFor = (ports: readonly number[], ca?: string): Method => {
  const entries = ports.map((port) => `127.0.0.1:${port}`).join(',');
  return createSql({ egress: createEgress({ allow: parseAllowList(entries).entries, ca }) });
};

/** The method where the operator opened this port without TLS, and every connection has only this long to live. */
export const plainMethodFor = (port: number, timeoutMs = 10_000): Method => {
  const egress = createEgress({ allow: parseAllowList(`tcp://127.0.0.1:${port}`).entries });
  return createSql({
    egress: {
      request: egress.request.bind(egress),
      connect: (dial) => egress.connect({ ...dial, timeoutMs }),
    },
  });
};

/** Runs a check and keeps every stage that was reported. */
export const checked = async (method: Method, access: Access, signal = forever) => {
  const stages: Stage[] = [];
  const outcome = await method.check(access, (stage) => stages.push(stage), signal);
  return { outcome, stages };
};

/** An access for what was typed. */
export const accessTo = (values: Record<string, string>, choice?: string): Access => ({
  system: system(),
  values,
  client: { id: 'client', mode: 'test' },
  ...(choice !== undefined && { choice }),
});

const more = `
create role guest login password 'guest-2026';
create role stranger nologin password 'stranger-2026';
create role kiosk login;
create role guardian login superuser;
revoke connect on database plant from public;
grant connect on database plant to reader, clerk, guest, kiosk;
grant select on equipment to guest;
grant select (number, name) on spare_parts to guest;
grant select on work_orders to kiosk;
create schema closed;
create schema bare;
grant usage on schema bare to reader;
create table "odd ""names"".and dots" ("Sort By" text, "select" integer primary key);
insert into "odd ""names"".and dots" values ('b', 1), ('a; drop table equipment', 2);
create table kinds (
  id bigint primary key, yes boolean, small smallint, real4 real, exact numeric(30, 5), raw bytea, day date,
  local timestamp, moment timestamptz, doc jsonb, tags text[], gone interval, code uuid
);
insert into kinds values
  (9223372036854775807, true, 7, 1.5, 12345678901234567890.12345, '\\x00ff', '2026-11-21', '2026-11-21 10:00:00.25',
   '2026-11-21 10:00:00+02', '{"a": [1, null]}', '{x,"y z"}', '1 day 02:00', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'),
  (1, null, null, 'NaN', null, null, 'infinity', null, null, '1', '{}', null, null);
grant select on "odd ""names"".and dots", kinds to reader;
`;

/** Starts the server in a folder of its own. */
export const openDatabase = async (): Promise<Database> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'makini-sql-'));
  const authority = await createAuthority('Plant Authority');
  const tls = await authority.issue({ hosts: ['localhost', '127.0.0.1'] });
  const port = await freePort();
  const options = {
    dataDir,
    port,
    tls,
    databases: { plant: `${statements('plant')}\n${more}`, warehouse: statements('warehouse') },
    access: [
      'hostssl all kiosk 127.0.0.1/32 trust',
      'hostssl all guardian 127.0.0.1/32 trust',
      'hostssl all archive 127.0.0.1/32 reject',
    ],
    settings: { max_connections: '12', superuser_reserved_connections: '3' },
  };
  let server: Awaited<ReturnType<typeof startPostgres>> | undefined = await startPostgres(options);
  const halt = async (): Promise<void> => {
    await server?.stop();
    server = undefined;
  };
  const ca = authority.cert;
  const method = methodFor([port], ca);
  const reader = { username: 'reader', password: 'reader-2026', database: 'plant' };
  return {
    port,
    ca,
    method,
    access: (typed = {}, choice) => accessTo({ address: `127.0.0.1:${port}`, ...reader, ...typed }, choice),
    check: (access) => checked(method, access),
    asOwner: async (statement, database = 'plant') => {
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'guardian', database, ssl: { ca } });
      await client.connect();
      try {
        return (await client.query(statement)).rows as unknown[];
      } finally {
        await client.end();
      }
    },
    halt,
    goOn: async () => {
      server ??= await startPostgres(options);
    },
    stop: async () => {
      await halt();
      await forgetPostgres(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
