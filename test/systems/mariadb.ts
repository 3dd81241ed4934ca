/** MariaDB from Debian in a folder, with TLS of its own, a plant’s tables, and accounts for what goes wrong. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tlsFiles } from '../../demo/systems/tls-files.ts';
import type { Front } from './front.ts';
import { missing } from './installed.ts';
import { run, serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

/** Why it cannot be run here; `false` when it can. */
export const noMariaDb = missing(
  'MariaDB',
  ['/usr/sbin/mariadbd', '/usr/bin/mariadb-install-db'],
  'mariadb-server',
);

const seed = `
create database plant character set utf8mb4;
create database archive;
use plant;
create table work_orders (
  id int primary key auto_increment, title varchar(80) not null, status enum('open', 'done') not null,
  created_at timestamp not null default current_timestamp, due date);
insert into work_orders (title, status, created_at, due)
  select concat('Inspect pump ', seq), if(seq % 3, 'open', 'done'), timestamp('2026-11-01 06:00:00') + interval seq minute,
    date('2026-12-01') from seq_1_to_120;
create table kinds (
  id bigint unsigned primary key, yes tinyint(1), exact decimal(30, 5), real8 double, raw varbinary(20), day date,
  local datetime(3), moment timestamp(6) null, doc json, text_ text, code uuid, bits bit(8));
insert into kinds values (18446744073709551615, 1, '1234567890123456789012345.12345', 1.5, x'00ff', '2026-11-21',
  '2026-11-21 10:00:00.250', '2026-11-21 10:00:00.5', '{"a": [1, null]}', 'Grüße 🔧', uuid(), b'101'),
  (1, null, null, null, null, '0000-00-00', null, null, null, null, null, null);
create table salaries (id int primary key, amount int);
create table \`odd "names\`\`\` (\`a b\` int primary key, \`__proto__\` text);
insert into \`odd "names\`\`\` values (1, 'x');
create view open_orders as select id, title from work_orders where status = 'open';
create user reader identified by 'reader-2026' require ssl;
grant select on plant.* to reader;
create user partial identified by 'partial-2026';
grant select (id, title) on plant.work_orders to partial;
grant insert on plant.salaries to partial;
create user nobody identified by 'nobody-2026';
create user socketed identified via unix_socket;
create user locked identified by 'locked-2026' account lock;
create user expired identified by 'expired-2026' password expire;
create user inside@'10.0.0.1' identified by 'inside-2026';
create user busy identified by 'busy-2026' with max_user_connections 1;
grant select on plant.* to busy;
create user writer identified by 'writer-2026';
grant all on *.* to writer;
`;

/** A running MariaDB. */
export interface MariaDb extends Front {
  /** Does something as the one who may do everything. */
  sql(statement: string): Promise<string>;
}

/** Starts one, with TLS or without. */
export const startMariaDb = async (folder: string, { tls = true } = {}): Promise<MariaDb> => {
  const data = join(folder, 'data');
  const socket = join(folder, 'm.sock');
  await mkdir(data, { recursive: true });
  const { good, caFile } = await tlsFiles(join(folder, 'tls'));
  const files = {
    cert: join(folder, 'cert.pem'),
    key: join(folder, 'key.pem'),
    seed: join(folder, 'seed.sql'),
  };
  await writeFile(files.cert, good.cert);
  await writeFile(files.key, good.key, { mode: 0o600 });
  await writeFile(files.seed, seed);
  const common = ['--no-defaults', `--datadir=${data}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
  await run({
    command: '/usr/bin/mariadb-install-db',
    args: [...common, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'],
  });
  const port = await freePort();
  const args = [
    ...common,
    `--socket=${socket}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--sql-mode=',
    `--pid-file=${join(folder, 'm.pid')}`,
    ...(tls ? [`--ssl-cert=${files.cert}`, `--ssl-key=${files.key}`] : []),
  ];
  const stop = await serve({ command: '/usr/sbin/mariadbd', args }, `tcp://127.0.0.1:${port}`);
  const sql = (statement: string): Promise<string> =>
    run({
      command: '/usr/bin/mariadb',
      args: [
        '--no-defaults',
        `--socket=${socket}`,
        '--user=root',
        '--batch',
        '--skip-column-names',
        '--default-character-set=utf8mb4',
        '-e',
        statement,
      ],
    });
  await sql(`source ${files.seed}`);
  return { url: `localhost:${port}`, port, caFile, stop, sql };
};
