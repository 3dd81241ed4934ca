/** `makini-connect dashboard …`: what the operator types about the dashboard. */
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { Command } from 'commander';
import { operatorPassword } from '../../contract/index.ts';
import { ClientError } from '../clients/register.ts';
import type { Store } from '../ports.ts';
import { setPassword } from './access.ts';
import { isLongEnough } from './password.ts';

/** What the commands need of the command line. */
export interface DashboardRoom {
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly say: (line: string) => void;
  /** What was typed or piped. */
  readonly input?: () => Promise<string>;
}

/** What is typed at a terminal is not shown. */
const asked = async (): Promise<string> => {
  if (!process.stdin.isTTY) return text(process.stdin);
  process.stderr.write('New password (it is not shown): ');
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  const typed = await terminal.question('').finally(() => terminal.close());
  process.stderr.write('\n');
  return typed;
};

const change = async ({ withStore, say, input = asked }: DashboardRoom): Promise<void> => {
  const password = (await input()).replace(/\r?\n$/, '');
  if (!isLongEnough(password) || password.length > operatorPassword.most)
    throw new ClientError(
      `A password has ${operatorPassword.least} to ${operatorPassword.most} characters; it is read from standard input.`,
    );
  await withStore(async (store) => {
    await setPassword(store, Date.now, password);
    say('The password is set. Whoever was signed in to the dashboard has to sign in again.');
  });
};

/** The group `dashboard`. */
export const dashboardCommands = (room: DashboardRoom): Command => {
  const dashboard = new Command('dashboard').description('the operator’s dashboard');
  dashboard
    .command('password')
    .description('set its password, read from standard input; all sessions end')
    .action(() => change(room));
  return dashboard;
};
