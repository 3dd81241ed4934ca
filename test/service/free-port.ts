import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPortFree } from '../../demo/ports.ts';

// Linux, macOS and Windows give ports from 32768 (or higher) on to whoever asks for any.
const [lowest, beyond] = [10_000, 32_000];

/** Each port that a test was given is a file, so that tests of another process are not given it before somebody listens. */
const folder = join(tmpdir(), `makini-ports-${process.getuid?.() ?? ''}`);
const given = new Set<string>();
process.once('exit', () => {
  for (const file of given) rmSync(file, { force: true });
});

/** A process that was killed leaves its files; no part of the tests takes as long as this. */
const patience = 3_600_000;

const isLeft = (file: string): boolean => {
  const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
  return Date.now() - mtimeMs > patience;
};

const take = (port: number): boolean => {
  const file = join(folder, String(port));
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, '', { flag: 'wx' });
    given.add(file);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (isLeft(file)) rmSync(file, { force: true });
    return false;
  }
};

/** A port for whoever is told one before it listens, or listens on it again after its end: no other test is given it meanwhile. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (beyond - lowest));
    if (take(port) && (await isPortFree(port))) return port;
  }
};

/** A port for each name. */
export const freePorts = async <Name extends string>(
  names: readonly Name[],
): Promise<Record<Name, number>> => {
  const ports = await Promise.all(names.map(async (name) => [name, await freePort()] as const));
  return Object.fromEntries(ports) as Record<Name, number>;
};
