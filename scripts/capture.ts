// Starts a command and keeps what it prints, so that it can be shown when it failed and only then.
import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';

/** How a command ended and everything it printed, both streams in the order in which they came. */
export interface Captured {
  code: number;
  output: string;
}

/** When a command is ended before it ends: after `patience` milliseconds, or as soon as a chunk it prints has the form `until`. */
interface Ends {
  patience: number;
  until?: RegExp;
}

/** Runs a program to its end, in a process group of its own; where the group is ended instead, the code is 1. */
export function capture(
  program: string,
  args: readonly string[],
  { patience, until, ...options }: Pick<SpawnOptions, 'cwd' | 'env' | 'shell'> & Ends,
): Promise<Captured> {
  const child = spawn(program, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (until?.test(chunk.toString())) end();
    });
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
