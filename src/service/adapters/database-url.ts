// Here: what implements the ports with a disk, a database and a log. Not here: any decision of the domain.
/** `DATABASE_URL` as the PostgreSQL store needs it: pure, but for the certificate file that it may name. */

/** Where a PostgreSQL database is. */
export interface DatabaseAddress {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** False: no TLS. Else the certificate must be good for the host, by this authority (PEM) or by those that Node.js knows. */
  readonly tls: false | { readonly ca: string | undefined };
}

/** What a `DATABASE_URL` says, or why it cannot be used and the way out; neither repeats the password. */
export type DatabaseReading =
  | { readonly ok: true; readonly address: DatabaseAddress }
  | { readonly ok: false; readonly why: string; readonly wayOut: string };

const shape = 'write postgres://user:password@host:5432/database';
const modes = ['disable', 'require', 'verify-ca', 'verify-full'];
const parameters = ['sslmode', 'sslrootcert', 'host'];
const loopback = /^(localhost|127(\.\d+){3}|::1)$/;

const wrong = (why: string, wayOut: string): DatabaseReading => ({ ok: false, why, wayOut });

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a lone percent sign
  }
};

/** On this machine TLS is as you like; beyond it, it is on unless it was switched off. */
const wantsTls = (host: string, mode: string | null): boolean =>
  mode === null ? !host.startsWith('/') && !loopback.test(host) : mode !== 'disable';

const readTls = (
  url: URL,
  host: string,
  readFile: (path: string) => string,
): DatabaseAddress['tls'] | undefined => {
  if (!wantsTls(host, url.searchParams.get('sslmode'))) return false;
  const file = url.searchParams.get('sslrootcert');
  if (file === null || file === 'system') return { ca: undefined };
  try {
    const ca = readFile(file);
    return ca.includes('-----BEGIN CERTIFICATE-----') ? { ca } : undefined;
  } catch {
    return undefined;
  }
};

const parameterProblem = (url: URL): DatabaseReading | undefined => {
  const unknown = [...url.searchParams.keys()].find((name) => !parameters.includes(name));
  if (unknown !== undefined)
    return wrong(
      `has the parameter ${unknown.slice(0, 40)}, which is not read`,
      `remove it; ${parameters.join(', ')} are`,
    );
  const mode = url.searchParams.get('sslmode');
  if (mode === null || modes.includes(mode)) return undefined;
  return wrong(
    `has sslmode=${mode.slice(0, 20)}, which does not say whether TLS is used`,
    'write sslmode=verify-full, or sslmode=disable',
  );
};

/** Reads a URL. TLS means that the certificate is checked, whichever mode asks for it. */
export const readDatabaseUrl = (text: string, readFile: (path: string) => string): DatabaseReading => {
  if (!URL.canParse(text)) return wrong('is not a URL', shape);
  const url = new URL(text);
  if (!/^postgres(ql)?:$/.test(url.protocol)) return wrong('is not the URL of a PostgreSQL database', shape);
  const problem = parameterProblem(url);
  if (problem) return problem;
  const host = url.searchParams.get('host') ?? url.hostname.replace(/^\[(.+)\]$/, '$1');
  const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decoded);
  if (user === undefined || password === undefined || database === undefined)
    return wrong('has a lone % in it', 'write %25 for a percent sign');
  if (host === '' || user === '' || database === '' || database.includes('/'))
    return wrong('lacks a host, a user or a database', shape);
  const tls = readTls(url, host, readFile);
  if (tls === undefined)
    return wrong(
      'names an sslrootcert that cannot be read as a certificate',
      'name a readable PEM file with the certificate of the authority',
    );
  return { ok: true, address: { host, port: Number(url.port || 5432), database, user, password, tls } };
};
