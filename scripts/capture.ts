// Starts a command and keeps what it prints, so that it can be shown when it failed and only then.
import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';

/** How a command ended and everything it printed, both streams in the order in which they came. */
export interface Captured {
  code: number;
  output: string;
}

/** Runs a program to its end, in a process group of its own; after `patience` milliseconds the group is ended and the code is 1. */
export function capture(
  program: string,
  args: readonly string[],
  { patience, ...options }: Pick<SpawnOptions, 'cwd' | 'env' | 'shell'> & { patience: number },
): Promise<Captured> {
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const end = (): void => void (child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'));
  const timer = setTimeout(end, patience);
  const interrupted = (): void => {
    end(); // its own group does not hear Ctrl-C
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}
