// `npm start`: the demo for a person. It says what it starts, prints one address and what to type, and ends with Ctrl-C.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemo, wantedPorts } from './demo.ts';
import { packageFolder } from './service-process.ts';
import { typedLines } from './typed.ts';

const usage = `Usage: npm start -- [--reset] [--port N]

  --reset    forget every connection and token of earlier starts
  --port N   open the product on port N (default ${wantedPorts['the product']}), or the next free one`;

const readArguments = (): { reset: boolean; port: number } => {
  const { values } = parseArgs({
    options: { reset: { type: 'boolean' }, port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port ?? wantedPorts['the product']);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port ${values.port} is no port: give a number from 1 to 65535.`);
  }
  return { reset: values.reset ?? false, port };
};

const run = async (): Promise<void> => {
  const { reset, port } = readArguments();
  const dataDir = join(packageFolder, '.demo');
  console.log('\nStarting the demo:\n');
  if (reset) {
    rmSync(dataDir, { recursive: true, force: true });
    console.log('  ✓ forgot the data of earlier starts');
  }
  const demo = await startDemo({
    dataDir,
    ports: { 'the product': port },
    onCrash: (sentence) => {
      console.error(`\n${sentence}\nThe demo ends. Its log: ${join('.demo', 'service.log')}`);
      process.exitCode = 1;
      void end();
    },
  });
  let ending = false;
  async function end(): Promise<void> {
    if (ending) return;
    ending = true;
    await demo.stop();
    console.log('Ended. The connections are kept for the next start (npm start -- --reset forgets them).');
    process.exit();
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
  console.log(`\nReady. Open  ${demo.url}\n`);
  console.log(`${typedLines(demo.typed).join('\n')}\n\n  Ctrl-C ends everything.\n`);
};

try {
  await run();
} catch (error) {
  console.error(`\nThe demo could not start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
