// Knows whether a part of the build is up to date: a hash of everything it is made from, and what it made.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's folder, absolute, with its slash. */
export const root = new URL('../', import.meta.url).pathname;

/** Every file under the given files and folders (relative to the repository), sorted; what does not exist counts as empty. */
export function filesUnder(paths: readonly string[]): string[] {
  return paths.flatMap((path) => walk(path)).sort();
}

function walk(path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

/** One hash over the names and bytes of the inputs; a checkout that only touches times does not change it. */
export function fingerprint(inputs: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of filesUnder(inputs)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

interface Stamp {
  inputs: string;
  outputs: Record<string, number>;
}

const stampFile = (part: string): string => join(root, '.cache', 'build', `${part}.json`);

/** True when the part was made from these very inputs and each file that it made is still there, in its size. */
export function isFresh(part: string, inputs: string): boolean {
  if (!existsSync(stampFile(part))) return false;
  const stamp = JSON.parse(readFileSync(stampFile(part), 'utf8')) as Stamp;
  return (
    stamp.inputs === inputs && Object.entries(stamp.outputs).every(([file, size]) => sizeOf(file) === size)
  );
}

const sizeOf = (file: string): number => statSync(join(root, file), { throwIfNoEntry: false })?.size ?? -1;

/** Records what a part was made from and what it made. */
export function remember(part: string, inputs: string, outputs: readonly string[]): void {
  const stamp: Stamp = { inputs, outputs: Object.fromEntries(outputs.map((file) => [file, sizeOf(file)])) };
  mkdirSync(dirname(stampFile(part)), { recursive: true });
  writeFileSync(stampFile(part), JSON.stringify(stamp));
}
