// One build at a time in one tree, however many commands want one.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './stamp.ts';

const file = join(root, '.cache', 'build.lock');

/** Runs the work while this process holds the tree's build lock; waits for whoever holds it, takes it over from the dead. */
export async function locked<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  while (!take()) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isAlive(holder())) rmSync(file, { force: true });
    return false;
  }
}

function holder(): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return process.pid; // just released: ask again
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return true; // being written
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
