/** Icinga from Debian in a folder: its API with TLS of its own, two presses, and API users with fewer and fewer rights. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tlsFiles } from '../../demo/systems/tls-files.ts';
import type { Front } from './front.ts';
import { missing } from './installed.ts';
import { serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

/** Why it cannot be run here; `false` when it can. */
export const noIcinga = missing('Icinga', ['/usr/sbin/icinga2'], 'icinga2-bin icinga2-common');

const configOf = (port: number): string => `include <itl>
object Endpoint NodeName {}
object Zone ZoneName { endpoints = [ NodeName ] }
object ApiListener "api" { bind_host = "127.0.0.1"; bind_port = ${port} }
object ApiUser "reader" { password = "reader-2026"; permissions = [ "objects/query/*" ] }
object ApiUser "hosts" { password = "hosts-2026"; permissions = [ "objects/query/Host" ] }
object ApiUser "nobody" { password = "nobody-2026"; permissions = [] }
object Host "press-1" { address = "127.0.0.1"; check_command = "dummy" }
object Host "press-2" { address = "127.0.0.1"; check_command = "dummy" }
object Service "hydraulics" { host_name = "press-1"; check_command = "dummy" }
`;

/** Starts one. */
export const startIcinga = async (folder: string): Promise<Front> => {
  const { good, caFile } = await tlsFiles(join(folder, 'tls'));
  const certificates = join(folder, 'data', 'certs');
  await mkdir(certificates, { recursive: true });
  // Icinga takes its own name from its certificate.
  await writeFile(join(certificates, 'localhost.crt'), good.cert);
  await writeFile(join(certificates, 'localhost.key'), good.key, { mode: 0o600 });
  await writeFile(join(certificates, 'ca.crt'), await readFile(caFile));
  const port = await freePort();
  const config = join(folder, 'icinga2.conf');
  await writeFile(config, configOf(port));
  const places = { DataDir: 'data', LogDir: 'log', CacheDir: 'cache', InitRunDir: 'run', SpoolDir: 'spool' };
  for (const place of Object.values(places)) await mkdir(join(folder, place), { recursive: true });
  const defined = [
    'NodeName=localhost',
    'ZoneName=localhost',
    ...Object.entries(places).map(([name, place]) => `${name}=${join(folder, place)}`),
    ...(process.getuid?.() === 0 ? ['RunAsUser=root', 'RunAsGroup=root'] : []),
  ];
  const args = ['daemon', '-c', config, ...defined.map((each) => `-D${each}`)];
  const stop = await serve({ command: '/usr/sbin/icinga2', args }, `tcp://127.0.0.1:${port}`);
  return { url: `https://localhost:${port}`, port, caFile, stop };
};
