// The element's and the pages' tests: in a real Chromium, from source, compiled file by file as it is asked for.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, browserPath } from './scripts/browser.ts';
import { elementReporter } from './scripts/element-reporter.ts';

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: ['test/element/**/*.test.ts', 'test/pages/**/*.test.ts'],
  hostname: '127.0.0.1',
  nodeResolve: { exportConditions: ['production'] },
  concurrency: 2,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 240_000,
  testFramework: { config: { timeout: 60_000 } },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('src/element/tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({ launchOptions: { executablePath: await browserPath(), args: [...browserArgs] } }),
  ],
  reporters: [elementReporter()],
};
