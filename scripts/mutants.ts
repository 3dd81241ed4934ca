// `npm run test:mutants [-- word] [--green] [--part=N/M]`: breaks the code on purpose, one small change at a time, in temporary copies,
// and wants a test to notice. The list is test/mutants/mutants.json; a word picks those that contain it; `--green` says that all
// tests have just passed, so that none is run without a mutant first; `--part=N/M` tries every Mth one, beginning with the Nth (from 0).
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
import { availableParallelism, tmpdir } from 'node:os';
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
const patience = 600_000;
const green = process.argv.includes('--green');
const [part = 0, of = 1] = (/^--part=(\d+)\/([1-9]\d*)$/m.exec(process.argv.join('\n')) ?? [])
  .slice(1)
  .map(Number);
const words = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const workers = Math.min(2, availableParallelism());

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

/** How Node's reporter says that a test failed: then the others need not be waited for. */
const oneFailed = /^\s*✖ /m;

/** Runs a test command with this Node first on the path; one that never ends is ended, and is red. */
const run = (command: string, cwd: string): Promise<Captured> =>
  capture(command, [], {
    cwd,
    shell: true,
    patience,
    until: oneFailed,
    env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') },
  });

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

/** What the command said that is red without any mutant: it could not catch anything. */
async function redAlready(command: string, folder: string): Promise<string | undefined> {
  const { code, output } = await run(command, folder);
  return code === 0 ? undefined : output;
}

/** The mutants by the command that must notice them: each command is first run without any. */
const byCommand = (mutants: readonly Mutant[]): Map<string, Mutant[]> => {
  const groups = new Map<string, Mutant[]>();
  for (const mutant of mutants) groups.set(mutant.test, [...(groups.get(mutant.test) ?? []), mutant]);
  return groups;
};

const tell = (fate: Fate, { file, why }: Mutant): void => console.log(`${fate.padEnd(15)} ${file}: ${why}`);

/** Tries the mutants of one command after the other; returns how many were caught. */
async function tryGroup([command, mutants]: [string, Mutant[]], pristine: string, work: string) {
  const red = green ? undefined : await redAlready(command, work);
  if (red !== undefined) console.log(`Red before any mutant: ${command}\n${red}`);
  let caught = 0;
  for (const mutant of mutants) {
    const fate = red === undefined ? await meet(mutant, work) : 'red already';
    if (builds(mutant)) restore(pristine, work);
    if (fate === 'caught') caught += 1;
    tell(fate, mutant);
  }
  return caught;
}

/** Each worker has a copy of its own and takes the next command until none is left. */
async function tryAll(mutants: readonly Mutant[], folder: string): Promise<boolean> {
  const pristine = join(folder, 'pristine');
  copy(root, pristine);
  // The largest group first, so that no worker is left with it at the end.
  const groups = [...byCommand(mutants)].toSorted(([, a], [, b]) => a.length - b.length);
  let caught = 0;
  const worker = async (work: string): Promise<void> => {
    restore(pristine, work);
    for (let group = groups.pop(); group; group = groups.pop()) {
      // Awaited first: `caught += await …` reads the sum before, and forgets what the other worker adds meanwhile.
      const more = await tryGroup(group, pristine, work);
      caught += more;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, index) => worker(join(folder, `work-${index}`))));
  console.log(`${caught} caught, ${mutants.length - caught} survived`);
  return caught > 0 && caught === mutants.length;
}

/** All of the list, or those whose file, command or reason contains the word. */
async function main(word = ''): Promise<boolean> {
  await buildAll();
  const all = JSON.parse(readFileSync(join(root, 'test/mutants/mutants.json'), 'utf8')) as Mutant[];
  const mutants = all
    .filter(({ file, test, why }) => [file, test, why].some((text) => text.includes(word)))
    .filter((_, at) => at % of === part % of);
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  try {
    return await tryAll(mutants, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = (await main(words[0])) ? 0 : 1;
