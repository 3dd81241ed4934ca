/** What the disk says of a file beyond its text: where it really lies, and who may open it. */
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Facts of a file or folder. */
export interface FileFacts {
  /** Its absolute path with every link followed, as far as it exists. */
  readonly path: string;
  /** Its POSIX permission bits; undefined where the file is missing or out of reach, or permissions are not told that way (Windows). */
  readonly mode: number | undefined;
}

const followed = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch (error) {
    // A data folder is made at the first start: until then its parents say where it will lie.
    const parent = dirname(path);
    if (parent === path) throw error;
    return join(followed(parent), basename(path));
  }
};

const modeOf = (path: string): number | undefined => {
  if (process.platform === 'win32') return undefined;
  try {
    return statSync(path).mode & 0o777;
  } catch {
    // Whoever opens the file says why it cannot be had; here there is only nothing to tell.
    return undefined;
  }
};

/** Looks a path up; relative ones count from where the process was started. */
export const lookAtFile = (path: string): FileFacts => ({
  path: followed(resolve(path)),
  mode: modeOf(path),
});
