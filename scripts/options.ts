// Options of a command, read alike.
import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';

/** What was given for these options; one that is not among them ends the command with 2 and a line that names those there are. */
export function optionsOf<T extends ParseArgsOptionsConfig>(options: T) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const [said] = String(error instanceof Error ? error.message : error).split('. ');
    const all = Object.keys(options).map((name) => `--${name}`);
    console.error(`${said}. There are ${all.join(', ')}.`);
    process.exit(2);
  }
}
