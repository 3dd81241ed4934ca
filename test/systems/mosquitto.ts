/** Mosquitto from Debian in a folder, with TLS, users, rights by topic, and retained messages. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { tlsFiles } from '../../demo/systems/tls-files.ts';
import type { Front } from './front.ts';
import { missing } from './installed.ts';
import { run, serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

/** Why it cannot be run here; `false` when it can. */
export const noMosquitto = missing(
  'Mosquitto',
  ['/usr/sbin/mosquitto', '/usr/bin/mosquitto_passwd'],
  'mosquitto',
);

const users = ['reader', 'nobody', 'keeper'];
const rights = `user reader
topic read plant/#
user keeper
topic readwrite #
`;

/** The retained messages, by topic; the last is no text. */
const retained: Readonly<Record<string, Buffer>> = {
  'plant/press-1/celsius': Buffer.from('71.5'),
  'plant/press-2/celsius': Buffer.from('68'),
  'plant/press-2/raw': Buffer.from([0xff, 0x00]),
  'office/door': Buffer.from('open'),
};

/** Starts one; `open` lets anybody in. */
export const startMosquitto = async (folder: string, { open = false } = {}): Promise<Front> => {
  await mkdir(folder, { recursive: true });
  const { good, caFile } = await tlsFiles(join(folder, 'tls'));
  const file = (name: string): string => join(folder, name);
  await writeFile(file('cert.pem'), good.cert);
  await writeFile(file('key.pem'), good.key, { mode: 0o600 });
  await writeFile(file('rights'), `${open ? 'topic read plant/#\n' : ''}${rights}`, { mode: 0o600 });
  await writeFile(file('users'), '', { mode: 0o600 });
  for (const user of users)
    await run({ command: '/usr/bin/mosquitto_passwd', args: ['-b', file('users'), user, `${user}-2026`] });
  const port = await freePort();
  const lines = [
    `listener ${port} 127.0.0.1`,
    `certfile ${file('cert.pem')}`,
    `keyfile ${file('key.pem')}`,
    `allow_anonymous ${open}`,
    `password_file ${file('users')}`,
    `acl_file ${file('rights')}`,
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ];
  await writeFile(file('mosquitto.conf'), `${lines.join('\n')}\n`);
  const program = { command: '/usr/sbin/mosquitto', args: ['-c', file('mosquitto.conf')] };
  const stop = await serve(program, `tcp://127.0.0.1:${port}`);
  const keeper = await connectAsync(`mqtts://localhost:${port}`, {
    username: 'keeper',
    password: 'keeper-2026',
    ca: [await readFile(caFile)],
  });
  for (const [topic, payload] of Object.entries(retained))
    await keeper.publishAsync(topic, payload, { retain: true, qos: 1 });
  await keeper.endAsync();
  return { url: `localhost:${port}`, port, caFile, stop };
};
