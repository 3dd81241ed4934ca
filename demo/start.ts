// `npm start`: the demo for a person. It says what it starts, prints one address and what to type, and ends with Ctrl-C.
import { existsSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dataMark, startDemo, wantedPorts } from './demo.ts';
import { packageFolder } from './service-process.ts';
import { forgetPostgres } from './systems/postgresql/server.ts';
import { erpLines } from './typed-erp.ts';
import { dashboardLines, morePages, sandboxLines } from './typed-more.ts';
import { typedLines } from './typed.ts';

const usage = `Usage: npm start -- [--reset] [--port N] [--data FOLDER]

  --reset    forget every connection and token of earlier starts
  --port N   open the product on port N (default ${wantedPorts['the product']}), or the next free one
  --data F   keep everything in this folder (default .demo)`;

interface Arguments {
  readonly reset: boolean;
  readonly port: number;
  readonly dataDir: string;
}

const readArguments = (): Arguments => {
  const { values } = parseArgs({
    options: {
      reset: { type: 'boolean' },
      port: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port ?? wantedPorts['the product']);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port ${values.port} is no port: give a number from 1 to 65535.`);
  }
  return {
    reset: values.reset ?? false,
    port,
    dataDir: resolve(values.data ?? join(packageFolder, '.demo')),
  };
};

/** Forgets earlier starts; a folder that no demo has made is left alone. */
const forget = async (dataDir: string): Promise<string> => {
  if (!existsSync(dataDir)) return 'there was nothing to forget';
  if (!existsSync(join(dataDir, dataMark))) {
    throw new Error(
      `${dataDir} was not made by this demo: --reset leaves it alone. Remove it yourself, or name another.`,
    );
  }
  await forgetPostgres(join(dataDir, 'systems'));
  rmSync(dataDir, { recursive: true });
  return 'forgot the data of earlier starts';
};

const run = async (): Promise<void> => {
  const { reset, port, dataDir } = readArguments();
  console.log('\nStarting the demo:\n');
  if (reset) console.log(`  ✓ ${await forget(dataDir)}`);
  const demo = await startDemo({
    dataDir,
    ports: { 'the product': port },
    onCrash: (sentence) => {
      console.error(`\n${sentence}\nThe demo ends. Its log: ${relative('.', join(dataDir, 'service.log'))}`);
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
  const parts = [
    sandboxLines(),
    typedLines(demo.typed),
    erpLines(demo.erp),
    morePages(demo.url),
    dashboardLines(demo.dashboard),
  ];
  console.log(`${parts.map((lines) => lines.join('\n')).join('\n\n')}\n\n  Ctrl-C ends everything.\n`);
};

try {
  await run();
} catch (error) {
  console.error(`\nThe demo could not start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
