// Which Chromium the element tests and the journeys run in, and with which arguments. Nothing here knows a test.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Arguments under which Chromium starts in a container, as root, and asks nobody outside for anything. */
export const browserArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Finds a Chromium: `CHROME_PATH`, else the one that npm installed (Linux x64), else the one that Playwright knows. */
export async function browserPath(): Promise<string> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

const root = new URL('../', import.meta.url);
const pack = new URL('node_modules/@sparticuz/chromium/', root);

async function packagedChromium(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', pack), 'utf8')) as {
    version: string;
  };
  const home = fileURLToPath(new URL(`node_modules/.cache/chromium-${version}`, root));
  if (!existsSync(`${home}/chromium`)) {
    await rm(home, { recursive: true, force: true }); // what is left of one that was cleared away in part
    await unpack(home);
  }
  const { setupLambdaEnvironment } = await import('@sparticuz/chromium');
  // A bare Debian lacks libnss3 and libnspr4; the browser inherits where to find the ones that came with it.
  setupLambdaEnvironment(`${home}/al2023/lib`);
  process.env['FONTCONFIG_PATH'] = `${home}/fonts`;
  return `${home}/chromium`;
}

/** Unpacks beside and renames, so that nobody who starts at the same time meets half a browser. */
async function unpack(home: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const beside = `${home}.${process.pid}`;
  await mkdir(beside, { recursive: true });
  const bin = fileURLToPath(new URL('bin/', pack));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = beside; // the package unpacks into os.tmpdir() and cannot be told otherwise
  try {
    const names = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(names.map((name) => inflate(bin + name)));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await writeFile(`${beside}/fonts/fonts.conf`, fontsConf(home)); // the packed one looks where Lambda puts fonts
  await rename(beside, home).catch(async (error: unknown) => {
    if (!existsSync(home)) throw error;
    await rm(beside, { recursive: true });
  });
}

const fontsConf = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
