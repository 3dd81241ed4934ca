// `npm run test:mutants`: breaks the code on purpose, one small change at a time, in a temporary copy, and wants a
// test to notice. The list is test/mutants/mutants.json.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { capture } from './capture.ts';
import type { Captured } from './capture.ts';
import { root } from './stamp.ts';

/** One deliberate breakage: the text in a file that is replaced, once, and the command that must go red. */
export interface Mutant {
  file: string;
  find: string;
  replace: string;
  test: string;
  why: string;
}

const notCopied = new Set(['node_modules', '.git', '.data', '.demo', 'coverage', 'screens']);
const patience = 300_000;

/** Copies everything but what is named, with its times. */
function copy(from: string, to: string): void {
  for (const name of readdirSync(from).filter((each) => !notCopied.has(each))) {
    cpSync(join(from, name), join(to, name), { recursive: true, preserveTimestamps: true });
  }
}

/** Makes the working copy what the pristine one is, built files included; it borrows the node_modules. */
function restore(pristine: string, work: string): void {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  copy(pristine, work);
  rmSync(join(work, '.cache', 'build.lock'), { force: true });
  symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'));
}

/** Runs a test command with this Node first on the path; one that never ends is ended, and is red. */
const run = (command: string, cwd: string): Promise<Captured> =>
  capture(command, [], { cwd, shell: true, patience, env: { ...process.env, PATH: path } });

const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;

/** What became of a mutant; only `caught` is well. */
type Fate = 'caught' | 'survived' | 'red already' | 'no such text' | 'text not unique';

async function meet(mutant: Mutant, folder: string): Promise<Fate> {
  const file = join(folder, mutant.file);
  const text = readFileSync(file, 'utf8');
  const found = text.split(mutant.find).length - 1;
  if (found !== 1) return found === 0 ? 'no such text' : 'text not unique';
  writeFileSync(
    file,
    text.replace(mutant.find, () => mutant.replace),
  );
  const { code } = await run(mutant.test, folder);
  writeFileSync(file, text);
  return code === 0 ? 'survived' : 'caught';
}

/** Whether a command leaves built files behind, so that putting the text back is not enough. */
const builds = ({ test }: Mutant): boolean => test.includes('scripts/build.ts');

/** Commands that are red without any mutant, with what they said: they could not catch anything. */
async function redAlready(commands: Iterable<string>, folder: string): Promise<Map<string, string>> {
  const red = new Map<string, string>();
  for (const command of commands) {
    const { code, output } = await run(command, folder);
    if (code !== 0) red.set(command, output);
  }
  return red;
}

async function main(): Promise<boolean> {
  await buildAll();
  const mutants = JSON.parse(readFileSync(join(root, 'test/mutants/mutants.json'), 'utf8')) as Mutant[];
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  try {
    return await tryAll(mutants, join(folder, 'pristine'), join(folder, 'work'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function tryAll(mutants: readonly Mutant[], pristine: string, work: string): Promise<boolean> {
  copy(root, pristine);
  restore(pristine, work);
  const red = await redAlready(new Set(mutants.map(({ test }) => test)), work);
  for (const [command, output] of red) console.log(`Red before any mutant: ${command}\n${output}`);
  let caught = 0;
  for (const mutant of mutants) {
    const fate = red.has(mutant.test) ? 'red already' : await meet(mutant, work);
    if (builds(mutant)) restore(pristine, work);
    if (fate === 'caught') caught += 1;
    console.log(`${fate.padEnd(15)} ${mutant.file}: ${mutant.why}`);
  }
  console.log(`${caught} caught, ${mutants.length - caught} survived`);
  return caught > 0 && caught === mutants.length;
}

process.exitCode = (await main()) ? 0 : 1;
