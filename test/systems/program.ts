/** Starting a program that a test needs, on loopback, and ending it with the test. No system's own knowledge lives here. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** How a program is started. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const started = ({ command, args, cwd, env }: Program): { child: ChildProcess; output: () => string } => {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { child, output: () => Buffer.concat(chunks).toString().slice(-4_000) };
};

/** Runs a program to its end and gives what it printed; rejects with that when it failed. */
export const run = async (program: Program): Promise<string> => {
  const { child, output } = started(program);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program.command} ended with ${code}:\n${output()}`);
  return output();
};

const listens = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') return false;
    throw error;
  } finally {
    socket.destroy();
  }
};

const answers = async (url: string): Promise<boolean> => {
  if (url.startsWith('tcp:')) return listens(Number(new URL(url).port));
  try {
    await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    return true;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) return false;
    throw error;
  }
};

/** Starts a server and waits until it answers at the address (or, at `tcp://127.0.0.1:port`, listens); gives the way to end it. */
export const serve = async (program: Program, url: string): Promise<() => Promise<void>> => {
  const { child, output } = started(program);
  const ended = once(child, 'close');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(timer);
  };
  const until = performance.now() + 90_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${program.command} ended:\n${output()}`);
    if (performance.now() > until) {
      await stop();
      throw new Error(`${program.command} did not answer:\n${output()}`);
    }
    await wait(200);
  }
  return stop;
};
