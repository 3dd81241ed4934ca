// `npm run preview`: Storybook with every scene of the flow, at 127.0.0.1:4440 or the next free port; `-- --build` writes it as files
// into .cache/preview. Nothing here knows a scene.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { root } from './stamp.ts';

/** Where the preview lies as files, relative to the repository. */
export const previewFolder = '.cache/preview';

const storybook = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
const quiet = { STORYBOOK_DISABLE_TELEMETRY: '1', NO_UPDATE_NOTIFIER: '1' };
const configuration = ['--config-dir', 'demo/.storybook', '--disable-telemetry', '--loglevel', 'warn'];

function run(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [storybook, ...args, ...configuration], {
    cwd: root,
    env: { ...process.env, ...quiet },
    stdio: 'inherit',
  });
  // Ctrl-C reaches both; whoever ends this process alone means Storybook as well.
  process.once('SIGTERM', () => child.kill());
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code ? reject(new Error(`Storybook ended with ${code}.`)) : resolve()));
  });
}

/** Builds what the preview shows, and the preview as files. */
export async function buildPreview(): Promise<void> {
  await buildAll();
  await run(['build', '--output-dir', previewFolder]);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 50; port++) if (await isFree(port)) return port;
  throw new Error(`No port is free between ${from} and ${from + 49}.`);
}

async function start(): Promise<void> {
  await buildAll();
  const port = await freePort(4440);
  console.log(`The preview: http://127.0.0.1:${port}/`);
  await run(['dev', '--host', '127.0.0.1', '--port', String(port), '--exact-port', '--ci', '--no-open']);
}

if (import.meta.main) {
  try {
    await (process.argv.includes('--build') ? buildPreview() : start());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
