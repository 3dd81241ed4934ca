/** InfluxDB from Debian in a folder, with authentication on, a database with readings, and tokens for its users. */
import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missing } from './installed.ts';
import { serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

/** Why it cannot be run here; `false` when it can. */
export const noInfluxDb = missing('InfluxDB', ['/usr/bin/influxd'], 'influxdb');

/** A running InfluxDB. `token` makes a JWT for a user that is over after so many seconds. */
export interface InfluxDb {
  readonly port: number;
  token(user: 'admin' | 'reader' | 'nobody' | 'ghost', seconds?: number): string;
  stop(): Promise<void>;
}

const secret = 'only-for-a-test';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signed = (username: string, seconds: number): string => {
  const exp = Math.floor(Date.now() / 1_000) + seconds;
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ username, exp })}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};

const configure = async (folder: string, port: number, inner: number): Promise<string> => {
  const file = join(folder, 'influxdb.conf');
  const place = (name: string): string => JSON.stringify(join(folder, name));
  await writeFile(
    file,
    `reporting-disabled = true
bind-address = "127.0.0.1:${inner}"
[meta]
  dir = ${place('meta')}
[data]
  dir = ${place('data')}
  wal-dir = ${place('wal')}
[monitor]
  store-enabled = false
[http]
  bind-address = "127.0.0.1:${port}"
  auth-enabled = true
  shared-secret = "${secret}"
`,
  );
  return file;
};

const seeder = (port: number) => {
  const authorization = `Basic ${Buffer.from('admin:admin-2026').toString('base64')}`;
  const post = async (path: string, body: string | URLSearchParams): Promise<void> => {
    const url = `http://127.0.0.1:${port}${path}`;
    const answer = await fetch(url, { method: 'POST', headers: { authorization }, body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  return {
    say: (q: string) => post('/query', new URLSearchParams({ q })),
    write: (lines: readonly string[]) => post('/write?db=plant', lines.join('\n')),
  };
};

const minute = 60_000_000_000n;
const begin = 1_767_225_600_000_000_000n;

const seed = async (port: number): Promise<void> => {
  const { say, write } = seeder(port);
  await say(`CREATE USER admin WITH PASSWORD 'admin-2026' WITH ALL PRIVILEGES`);
  for (const name of ['plant', 'archive']) await say(`CREATE DATABASE ${name}`);
  for (const name of ['reader', 'nobody']) await say(`CREATE USER ${name} WITH PASSWORD '${name}-2026'`);
  await say('GRANT READ ON plant TO reader');
  const times = Array.from({ length: 50 }, (_, at) => begin + BigInt(at) * minute);
  await write(
    times.map((time, at) => `vibration,machine=press-${(at % 3) + 1} rms=${at}.5,state="ok" ${time}`),
  );
  await write([`the\\ "odd"\\ one,line=a celsius=71i ${begin}`]);
};

/** Starts one. */
export const startInfluxDb = async (folder: string): Promise<InfluxDb> => {
  const [port, inner] = [await freePort(), await freePort()];
  const file = await configure(folder, port, inner);
  const command = { command: '/usr/bin/influxd', args: ['-config', file] };
  const stop = await serve(command, `http://127.0.0.1:${port}/ping`);
  await seed(port);
  return { port, stop, token: (user, seconds = 3_600) => signed(user, seconds) };
};
