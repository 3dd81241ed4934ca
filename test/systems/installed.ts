/**
 * Whether a program from Debian is on this machine. What `test/systems` runs is listed in `packages.txt`, one system a line;
 * `.ci/run` installs it where it may.
 */
import { existsSync } from 'node:fs';

/** Why a system cannot be run here, as the sentence that a skipped test shows; `false` when it can. */
export const missing = (system: string, files: readonly string[], packages: string): string | false =>
  files.every((file) => existsSync(file))
    ? false
    : `${system} is not installed here: apt-get install --no-install-recommends ${packages}`;
