// `npm test [-- part …]`: builds what is newer, runs house, node and element tests and the journeys, and ends with one line of counts.
// Only where they are named: the stories of the preview, whole journeys in each look and language, the pages of frameworks, what
// networks do (a spread of cells, or the whole matrix), what takes long (`*.long.test.ts`), systems from Debian. Quiet while all is
// well; what a part printed is shown when it failed. Mutants have their own command.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { capture } from './capture.ts';
import { closingLine, sum } from './counts.ts';
import type { Counts } from './counts.ts';
import { filesUnder, root } from './stamp.ts';

const all = filesUnder(['test']).filter((file) => file.endsWith('.test.ts'));
const long = all.filter((file) => file.endsWith('.long.test.ts'));
const tests = all.filter((file) => !long.includes(file));
const within = (...folders: string[]): string[] =>
  tests.filter((file) => folders.some((folder) => file.startsWith(`test/${folder}/`)));
const apart = new Set(within('house', 'element', 'pages', 'journeys', 'stories', 'systems'));
const looks = ['screens', 'languages', 'forced-colors'].map((name) => `test/journeys/${name}.test.ts`);
const frameworks = ['test/journeys/frameworks.test.ts'];
const networks = ['test/journeys/networks.test.ts'];
const matrix = ['test/journeys/networks/all.test.ts'];
const debian = ['test/journeys/tryton.test.ts'];
const namedJourneys = new Set([...looks, ...frameworks, ...networks, ...matrix, ...debian]);

const nodeTests = (files: string[], concurrency: number, timeout: number): string[] => [
  '--test',
  `--test-concurrency=${concurrency}`,
  `--test-timeout=${timeout}`,
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  `--test-reporter=${join(root, 'scripts/node-reporter.ts')}`,
  `--test-reporter-destination=${countsFile}`,
  ...files,
];

const countsFile = join(root, '.cache', 'counts', `${process.pid}.json`);

/** The parts in the order in which they run: what each is called, its files, and what `node` is started with. */
const parts: Record<string, { files: string[]; command: (files: string[]) => string[] }> = {
  house: { files: within('house'), command: (files) => nodeTests(files, 2, 300_000) },
  node: {
    files: tests.filter((file) => !apart.has(file)),
    command: (files) => nodeTests(files, 4, 300_000),
  },
  element: {
    files: within('element', 'pages'),
    command: (files) => ['node_modules/@web/test-runner/dist/bin.js', '--files', ...files],
  },
  journeys: {
    files: within('journeys').filter((file) => !namedJourneys.has(file)),
    command: (files) => nodeTests(files, 4, 300_000),
  },
  stories: { files: within('stories'), command: (files) => nodeTests(files, 1, 1_400_000) },
  looks: { files: looks, command: (files) => nodeTests(files, 3, 300_000) },
  frameworks: { files: frameworks, command: (files) => nodeTests(files, 1, 300_000) },
  networks: { files: networks, command: (files) => nodeTests(files, 1, 600_000) },
  matrix: { files: matrix, command: (files) => nodeTests(files, 1, 1_800_000) },
  long: { files: long, command: (files) => nodeTests(files, 2, 600_000) },
  systems: { files: [...within('systems'), ...debian], command: (files) => nodeTests(files, 1, 600_000) },
};

/** Parts that run only where they are named. */
const onlyNamed = ['stories', 'looks', 'frameworks', 'networks', 'matrix', 'long', 'systems'];

/** Parts whose programs are not on every machine: there, all of it may be skipped. */
const maySkip = ['systems'];

interface Outcome {
  counts: Counts;
  failed: boolean;
}

async function run(name: string): Promise<Outcome> {
  const { files, command } = parts[name]!;
  const began = performance.now();
  if (files.length === 0) return missing(name);
  const { code, output } = await capture(process.execPath, command(files), {
    cwd: root,
    // What is compiled once is kept: every file of tests is a process of its own.
    env: { ...process.env, TEST_COUNTS: countsFile, NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') },
    patience: 1_500_000,
  });
  const counts = readCounts();
  const ran = counts.passed + (maySkip.includes(name) ? counts.skipped : 0);
  const failed = code !== 0 || counts.failed > 0 || ran === 0;
  if (failed) process.stdout.write(`\n──── ${name} ────\n${output}\n`);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${name}: ${closingLine(counts)} (${seconds} s)${failed ? `, exit code ${code}` : ''}`);
  return { counts, failed };
}

/** A build that breaks counts as one failure; what can be tested all the same still is. */
async function build(): Promise<Outcome[]> {
  try {
    await buildAll();
    return [];
  } catch (error) {
    console.log(`build: ${error instanceof Error ? error.message : String(error)}`);
    return [{ counts: { passed: 0, failed: 1, skipped: 0 }, failed: true }];
  }
}

function missing(name: string): Outcome {
  console.log(`${name}: there are no tests`);
  return { counts: { passed: 0, failed: 0, skipped: 0 }, failed: true };
}

/** What the part's reporter wrote; nothing written means that the part broke before it could count. */
function readCounts(): Counts {
  try {
    return JSON.parse(readFileSync(countsFile, 'utf8')) as Counts;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(countsFile, { force: true });
  }
}

async function main(wanted: string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    throw new Error(`No part is called ${unknown.join(', ')}: there are ${Object.keys(parts).join(', ')}.`);
  }
  mkdirSync(join(root, '.cache', 'counts'), { recursive: true });
  const outcomes: Outcome[] = await build();
  for (const name of Object.keys(parts)) {
    const usual = wanted.length === 0 && !onlyNamed.includes(name);
    if (usual || wanted.includes(name)) outcomes.push(await run(name));
  }
  const total = sum(outcomes.map(({ counts }) => counts));
  console.log(closingLine(total));
  process.exitCode = outcomes.length === 0 || outcomes.some(({ failed }) => failed) ? 1 : 0;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log(closingLine({ passed: 0, failed: 1, skipped: 0 }));
  process.exitCode = 1;
}
