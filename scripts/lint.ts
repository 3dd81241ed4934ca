// `npm run lint`: types, eslint, templates, layout, dead code. Runs them all, shows what each found, fails if any did.
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { capture } from './capture.ts';
import { root } from './stamp.ts';

const bin = (path: string): string => join(root, 'node_modules', path);
const types = (folder: string): string[] => [bin('typescript/bin/tsc'), '-p', folder];

/** Every check: its name and what `node` is started with. The rooms of src were compiled by the build before. */
const checks: Record<string, string[]> = {
  'types of tests': types('test'),
  'types of element tests': types('test/element'),
  'types of page tests': types('test/pages'),
  'types of the demo and the journeys': [
    bin('typescript/bin/tsc'),
    '-b',
    'demo',
    'test/journeys',
    'test/systems',
  ],
  'types of the preview': types('demo/stories'),
  'types of the framework pages': types('demo/frameworks'),
  'types of scripts': types('scripts'),
  'types for frameworks': types('test/types'),
  'types for React 18': types('test/types/react-18'),
  eslint: [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'],
  templates: [
    bin('lit-analyzer/cli.js'),
    '--strict',
    // It does not know lit's `nothing`, nor that a string may hold one of the words it lists; nor `light-dark()`.
    ...['--rules.no-incompatible-type-binding', 'off', '--rules.no-invalid-css', 'off'],
    'src/{element,pages}/**/*.ts',
  ],
  prettier: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  knip: [bin('knip/bin/knip.js'), '--no-progress'],
};

async function check(name: string): Promise<boolean> {
  const began = performance.now();
  const { code, output } = await capture(process.execPath, checks[name]!, { cwd: root, patience: 1_200_000 });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✔' : '✖'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trim());
  return code === 0;
}

/** Two at a time: more than that only share the processor. */
async function all(names: string[]): Promise<boolean> {
  const queue = [...names];
  const results: boolean[] = [];
  const worker = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) results.push(await check(name));
  };
  await Promise.all([worker(), worker()]);
  return results.every(Boolean);
}

/** The checks whose names begin with what was asked for; all of them when nothing was. */
function chosen(wanted: string[]): string[] {
  const names = Object.keys(checks);
  const unknown = wanted.filter((word) => !names.some((name) => name.startsWith(word)));
  if (unknown.length > 0) throw new Error(`No check is called ${unknown.join(', ')}: ${names.join(', ')}.`);
  return wanted.length === 0 ? names : names.filter((name) => wanted.some((word) => name.startsWith(word)));
}

try {
  await buildAll();
} catch (error) {
  console.log(`✖ types of src: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
if (!(await all(chosen(process.argv.slice(2))))) process.exitCode = 1;
console.log(process.exitCode ? 'Lint: something above is to be mended.' : 'Lint: clean.');
