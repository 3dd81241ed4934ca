/** A server with files of a few lines, made of the driver's own other half, and what it was told. */
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext } from 'ssh2';

/** An account: which ways it has, and what signs it in. */
export interface Accounts {
  readonly ways?: readonly ('password' | 'publickey' | 'keyboard-interactive')[];
  readonly password?: string;
  /** Lets everybody in who asks with nothing. */
  readonly open?: boolean;
  /** What a keyboard-interactive sign-in asks. */
  readonly prompts?: readonly { readonly prompt: string; readonly echo: boolean }[];
  readonly hostKey?: string;
}

/** A new host key. */
export const newHostKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();

const usual = newHostKey();

const status = ssh2.utils.sftp.STATUS_CODE;
const files = [
  { filename: 'orders-1.csv', size: 120, mtime: 1_700_000_000, mode: 0o100_644 },
  { filename: 'orders-2.csv', size: 9, mtime: 1_700_000_100, mode: 0o100_644 },
  { filename: 'archive', size: 4_096, mtime: 1_800_000_000, mode: 0o040_755 },
];

const serveFiles = (connection: Connection): void => {
  connection.on('session', (accept) => {
    accept().on('sftp', (acceptFiles) => {
      const stream = acceptFiles();
      let told = false;
      const handle = Buffer.from('h');
      stream.on('REALPATH', (id) =>
        stream.name(id, [{ filename: '/home', longname: '', attrs: {} as never }]),
      );
      stream.on('OPENDIR', (id, path) => {
        if (path === '/closed') return stream.status(id, status.PERMISSION_DENIED);
        if (path === '/missing') return stream.status(id, status.NO_SUCH_FILE);
        told = path === '/empty';
        return stream.handle(id, handle);
      });
      stream.on('READDIR', (id) => {
        if (told) return stream.status(id, status.EOF);
        told = true;
        return stream.name(
          id,
          files.map(({ filename, ...attrs }) => ({
            filename,
            longname: filename,
            attrs: { ...attrs, uid: 0, gid: 0, atime: attrs.mtime },
          })),
        );
      });
      stream.on('CLOSE', (id) => stream.status(id, status.OK));
    });
  });
};

const ask = (context: KeyboardAuthContext, { prompts = [], password }: Accounts): void =>
  context.prompt([...prompts], (answers) =>
    answers.length === 1 && answers[0] === password ? context.accept() : context.reject(),
  );

const judge = (context: AuthContext, accounts: Accounts): void => {
  const { ways = ['password'], password, open = false } = accounts;
  const way = context.method;
  if (way === 'none') return open ? context.accept() : context.reject([...ways]);
  if (way === 'password' && ways.includes(way) && context.password === password) return context.accept();
  if (way === 'keyboard-interactive' && ways.includes(way)) return ask(context, accounts);
  return context.reject([...ways]);
};

/** Starts one on loopback; `heard` is every way that was tried, with the password where one was sent. */
export const openFiles = async (t: TestContext, accounts: Accounts) => {
  const heard: string[] = [];
  const server = new ssh2.Server({ hostKeys: [accounts.hostKey ?? usual] }, (connection) => {
    connection.on('error', () => undefined);
    connection.on('authentication', (context) => {
      heard.push(context.method === 'password' ? `password ${context.password}` : context.method);
      judge(context, accounts);
    });
    connection.on('ready', () => serveFiles(connection));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { port: (server.address() as AddressInfo).port, heard };
};
