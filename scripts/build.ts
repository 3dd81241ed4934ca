// `npm run build`: the libraries (tsc), the browser's bundles (vite), and the integrity of every file that a browser
// loads. What is up to date is left alone. Tests and lint live elsewhere.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle, bundles } from './bundle.ts';
import { locked } from './lock.ts';
import { filesUnder, fingerprint, isFresh, remember, root } from './stamp.ts';

const quiet = process.argv.includes('--quiet');
const say = (line: string): void => void (quiet || console.log(line));

const settings = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'src/tsconfig.room.json',
  'scripts',
];
const browserRooms = ['src/contract', 'src/catalogue', 'src/element', 'src/pages'];

/** Makes one part of the build unless it was made from the very same inputs; returns whether it did. */
async function part(
  name: string,
  inputs: string[],
  make: () => string[] | Promise<string[]>,
): Promise<boolean> {
  const made = fingerprint([...settings, ...inputs]);
  if (isFresh(name, made)) return false;
  if (quiet) console.log(`Building ${name} …`);
  const began = performance.now();
  remember(name, made, await make());
  say(`${name}: built in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return true;
}

const rooms = ['contract', 'catalogue', 'element', 'partner', 'service', 'testing'];

function libraries(): string[] {
  const gone = rooms.filter((room) => filesUnder([`dist/${room}`]).length === 0);
  if (gone.length > 0) rmSync(join(root, '.cache/tsc'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-b'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The libraries do not compile: see the lines above.');
  removeOrphans();
  rewriteMissed();
  copyData();
  return filesUnder(rooms.map((room) => `dist/${room}`));
}

/** Output whose source was renamed or deleted would go on being imported; it goes. */
function removeOrphans(): void {
  for (const file of filesUnder(rooms.map((room) => `dist/${room}`))) {
    const source = file.replace(/^dist/, 'src').replace(/(\.d\.ts|\.js)(\.map)?$/, '.ts');
    if (!existsSync(join(root, source))) rmSync(join(root, file));
  }
}

/** TypeScript 6.0 leaves `import('./x.ts')` as it is inside a class that has decorators; so that is done here. */
function rewriteMissed(): void {
  for (const file of filesUnder(['dist/element']).filter((each) => each.endsWith('.js'))) {
    const text = readFileSync(join(root, file), 'utf8');
    const mended = text.replaceAll(/\bimport\((['"])(\.\.?\/[^'"]+)\.ts\1\)/g, "import('$2.js')");
    if (mended !== text) writeFileSync(join(root, file), mended);
  }
}

/** What the catalogue is made of besides code: system lines, guides. */
function copyData(): void {
  const data = filesUnder(['src/catalogue']).filter((file) => !/\.ts$|tsconfig\.json$/.test(file));
  for (const file of data) {
    const to = join(root, file.replace(/^src/, 'dist'));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(root, file), to);
  }
}

/** Subresource Integrity (sha384, base64) of every file that a browser loads, by its path under `dist/`. */
function integrity(): string[] {
  const sums = filesUnder(['dist/cdn', 'dist/pages']).map((file) => {
    const sum = createHash('sha384')
      .update(readFileSync(join(root, file)))
      .digest('base64');
    return [file.replace(/^dist\//, ''), `sha384-${sum}`];
  });
  writeFileSync(join(root, 'dist/integrity.json'), `${JSON.stringify(Object.fromEntries(sums), null, 2)}\n`);
  return ['dist/integrity.json'];
}

/** Builds whatever is newer than what was built; returns whether anything was. A part that breaks does not keep the
 * others from being built; its error is thrown at the end. */
export async function buildAll(): Promise<boolean> {
  const mode = process.env['NODE_ENV'];
  return locked(async () => {
    const errors: unknown[] = [];
    const attempt = (...which: Parameters<typeof part>): Promise<boolean> =>
      part(...which).catch((error: unknown) => errors.push(error) > 0);
    const built = [await attempt('libraries', ['src'], libraries)];
    for (const each of bundles) built.push(await attempt(each.name, browserRooms, () => bundle(each)));
    await attempt('integrity', ['dist/cdn', 'dist/pages'], integrity);
    if (errors.length > 0) throw errors[0];
    return built.includes(true);
  }).finally(() => {
    // The bundler says that this process is a production; what is started from it, tests above all, is none.
    if (mode === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = mode;
  });
}

if (import.meta.main) {
  try {
    say((await buildAll()) ? 'Built.' : 'Everything is up to date.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
