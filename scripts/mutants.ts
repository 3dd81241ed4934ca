// `npm run test:mutants`: breaks the code on purpose, one small change at a time, in a temporary copy, and wants a
// test to notice. The list is test/mutants/mutants.json.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { root } from './stamp.ts';

/** One deliberate breakage: the text in a file that is replaced, once, and the command that must go red. */
interface Mutant {
  file: string;
  find: string;
  replace: string;
  test: string;
  why: string;
}

const notCopied = new Set(['node_modules', '.git', '.data', '.demo', 'coverage', 'screens']);
const patience = 300_000;

/** A copy of the repository, built as far as the original is, that borrows its node_modules. */
function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  for (const name of readdirSync(root).filter((each) => !notCopied.has(each))) {
    cpSync(join(root, name), join(folder, name), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  rmSync(join(folder, '.cache', 'build.lock'), { force: true });
  return folder;
}

interface Run {
  green: boolean;
  output: string;
}

/** Runs a command in a folder, with this Node first on the path; one that never ends is ended, and is red. */
function run(command: string, cwd: string): Promise<Run> {
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}` };
  const child = spawn(command, { cwd, env, shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), patience);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ green: code === 0, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** What became of a mutant; only `caught` is well. */
type Fate = 'caught' | 'survived' | 'no such text' | 'text not unique';

async function meet(mutant: Mutant, folder: string): Promise<Fate> {
  const file = join(folder, mutant.file);
  const text = readFileSync(file, 'utf8');
  const found = text.split(mutant.find).length - 1;
  if (found !== 1) return found === 0 ? 'no such text' : 'text not unique';
  writeFileSync(
    file,
    text.replace(mutant.find, () => mutant.replace),
  );
  try {
    return (await run(mutant.test, folder)).green ? 'survived' : 'caught';
  } finally {
    writeFileSync(file, text);
  }
}

/** Commands that are red without any mutant, with what they said: they could not catch anything. */
async function redAlready(commands: Iterable<string>, folder: string): Promise<Map<string, string>> {
  const red = new Map<string, string>();
  for (const command of commands) {
    const { green, output } = await run(command, folder);
    if (!green) red.set(command, output);
  }
  return red;
}

async function main(): Promise<boolean> {
  await buildAll();
  const mutants = JSON.parse(readFileSync(join(root, 'test/mutants/mutants.json'), 'utf8')) as Mutant[];
  const folder = copy();
  try {
    const red = await redAlready(new Set(mutants.map(({ test }) => test)), folder);
    for (const [command, output] of red) console.log(`Red before any mutant: ${command}\n${output}`);
    let caught = 0;
    for (const mutant of mutants) {
      const fate = red.has(mutant.test) ? 'survived' : await meet(mutant, folder);
      if (fate === 'caught') caught += 1;
      console.log(`${fate.padEnd(15)} ${mutant.file}: ${mutant.why}`);
    }
    console.log(`${caught} caught, ${mutants.length - caught} survived`);
    return caught > 0 && caught === mutants.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = (await main()) ? 0 : 1;
