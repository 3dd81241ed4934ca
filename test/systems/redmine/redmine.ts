/** Redmine from Debian as an instance of its own in a folder, with a project, users and their keys. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { missing } from '../installed.ts';
import { run, serve } from '../program.ts';
import { freePort } from '../../service/free-port.ts';

const home = '/usr/share/redmine';

/** Why it cannot be run here; `false` when it can. */
export const noRedmine = missing(
  'Redmine',
  [`${home}/config.ru`, `${home}/Gemfile.lock`, '/usr/bin/puma'],
  'redmine redmine-sqlite ruby-sqlite3 puma (with BUNDLER_VERSION set to the version of ruby-bundler, if Redmine cannot be configured)',
);

/** A running Redmine and the API access keys of its users: one sees everything, one nothing, one is locked. */
export interface Redmine {
  readonly port: number;
  readonly keys: { readonly planner: string; readonly guest: string; readonly locked: string };
  /** Switches the REST service on or off, as an administrator does. */
  rest(on: boolean): void;
  stop(): Promise<void>;
}

const configure = async (folder: string): Promise<string> => {
  for (const each of ['config', 'log', 'tmp', 'files']) await mkdir(join(folder, each), { recursive: true });
  const database = join(folder, 'redmine.db');
  const lines = ['production:', '  adapter: sqlite3', `  database: ${database}`, '  timeout: 10000', ''];
  await writeFile(join(folder, 'config/database.yml'), lines.join('\n'));
  await writeFile(join(folder, 'config/secret_key.txt'), 'only-for-a-test-'.repeat(4));
  return database;
};

/** An instance is named by its folder below Redmine's own; from there a path leads anywhere. */
const instanceOf = (folder: string): string =>
  `../../../../../../..${relative('/', folder) && `/${relative('/', folder)}`}`;

const switchRest = (database: string, on: boolean): void => {
  const open = new DatabaseSync(database, { timeout: 10_000 });
  // Redmine looks at the time of the last change to know whether its settings are still fresh.
  const changed = new Date(Date.now() + 1_000).toISOString().replace('T', ' ').replace('Z', '');
  open
    .prepare(`update settings set value = ?, updated_on = ? where name = 'rest_api_enabled'`)
    .run(on ? '1' : '0', changed);
  open.close();
};

/** Makes and starts one (half a minute). */
export const startRedmine = async (folder: string): Promise<Redmine> => {
  const database = await configure(folder);
  const env = { REDMINE_INSTANCE: instanceOf(folder), RAILS_ENV: 'production', RUBYOPT: '-W0' };
  const script = (name: string) =>
    run({ command: 'ruby', args: [join(import.meta.dirname, `${name}.rb`)], cwd: home, env });
  await script('migrate');
  const keys = JSON.parse((await script('seed')).trim().split('\n').at(-1) ?? '') as Redmine['keys'];
  const port = await freePort();
  const args = ['-b', `tcp://127.0.0.1:${port}`, '-e', 'production', '-t', '1:3', '--dir', home];
  const stop = await serve({ command: 'puma', args, cwd: home, env }, `http://127.0.0.1:${port}/`);
  return { port, keys, stop, rest: (on) => switchRest(database, on) };
};
