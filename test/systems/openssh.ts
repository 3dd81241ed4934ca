/** OpenSSH from Debian in a folder: its own host key, the tests' own keys for whoever runs them, and files. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { missing } from './installed.ts';
import { run, serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

/** Why it cannot be run here; `false` when it can. */
export const noOpenSsh = missing('OpenSSH', ['/usr/sbin/sshd', '/usr/bin/ssh-keygen'], 'openssh-server');

/** A key of its own for each thing that an account may do. */
const keyPair = (passphrase?: string) =>
  ssh2.utils.generateKeyPairSync(
    'ed25519',
    passphrase ? { passphrase, cipher: 'aes256-ctr', rounds: 1 } : {},
  );

/** Starts one. `keys`: one that reads, one with a passphrase, one that may open no folder, one with a shell alone, a stranger's. */
export const startOpenSsh = async (folder: string) => {
  const keys = {
    reader: keyPair(),
    sealed: keyPair('open-sesame'),
    closed: keyPair(),
    shell: keyPair(),
    stranger: keyPair(),
  };
  const file = (name: string): string => join(folder, name);
  await mkdir(file('outgoing'));
  for (const name of ['orders-1.csv', 'orders-2.csv'])
    await writeFile(join(file('outgoing'), name), 'a;b\n1;2\n');
  await mkdir(file('empty'));
  const lines = [
    keys.reader.public,
    keys.sealed.public,
    `command="internal-sftp -P opendir" ${keys.closed.public}`,
    `command="/bin/false" ${keys.shell.public}`,
  ];
  await writeFile(file('authorized'), `${lines.join('\n')}\n`, { mode: 0o600 });
  const hostKey = file('host_key');
  await run({ command: '/usr/bin/ssh-keygen', args: ['-q', '-t', 'ed25519', '-N', '', '-f', hostKey] });
  const fingerprint = await run({ command: '/usr/bin/ssh-keygen', args: ['-lf', `${hostKey}.pub`] });
  await chmod(folder, 0o755);
  // It gives up its rights into this folder, which Debian makes at boot.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const port = await freePort();
  const settings = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${file('authorized')}`,
    `PidFile ${file('pid')}`,
    'UsePAM no',
    'StrictModes no',
    'PermitRootLogin yes',
    'PasswordAuthentication yes',
    'KbdInteractiveAuthentication no',
    'Subsystem sftp internal-sftp',
  ];
  await writeFile(file('sshd_config'), `${settings.join('\n')}\n`);
  const args = ['-D', '-e', '-f', file('sshd_config')];
  const stop = await serve({ command: '/usr/sbin/sshd', args }, `tcp://127.0.0.1:${port}`);
  return { port, stop, keys, fingerprint: fingerprint.trim(), username: userInfo().username };
};
