/** Node-RED from npm in a folder, with a flow, and editors' users with fewer and fewer rights. */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

/** bcrypt of `reader-2026`, at the lowest cost. */
const hash = '$2b$04$abcdefghijklmnopqrstuu0iEnriUo3QxaF43kDoF1X7vrzU4VqQ.';

const settingsOf = (folder: string, port: number): string => {
  const user = (username: string, permissions: unknown) => ({ username, password: hash, permissions });
  return `module.exports = ${JSON.stringify({
    uiHost: '127.0.0.1',
    uiPort: port,
    userDir: join(folder, 'data'),
    flowFile: join(folder, 'flows.json'),
    telemetry: { enabled: false },
    logging: { console: { level: 'warn' } },
    adminAuth: {
      type: 'credentials',
      users: [user('reader', 'read'), user('nobody', [])],
    },
  })};\n`;
};

/** Starts one. */
export const startNodeRed = async (folder: string) => {
  const port = await freePort();
  const settings = join(folder, 'settings.cjs');
  await writeFile(settings, settingsOf(folder, port));
  const flow = [
    { id: 'f1', type: 'tab', label: 'Press shop' },
    { id: 'n1', type: 'comment', z: 'f1', name: 'Hydraulics', x: 100, y: 100, wires: [] },
  ];
  await writeFile(join(folder, 'flows.json'), JSON.stringify(flow));
  const red = createRequire(import.meta.url).resolve('node-red/red.js');
  const program = { command: process.execPath, args: [red, '-s', settings] };
  return { port, stop: await serve(program, `http://127.0.0.1:${port}/auth/login`) };
};
