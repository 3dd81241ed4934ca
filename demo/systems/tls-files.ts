/** The demo's certificates, made once and kept in its data folder, so that a second start shows the same authority. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthority, selfSigned, type Identity } from './certificates.ts';

/** What the demo's systems listen with; `caFile` is the authority to trust (PEM). */
export interface TlsFiles {
  readonly good: Identity;
  readonly own: Identity;
  readonly caFile: string;
}

/** The folder's layout changes with this number: older certificates are made anew. */
const edition = 1;
const month = 30 * 86_400_000;

interface Kept {
  readonly edition: number;
  readonly made: number;
  readonly good: Identity;
  readonly own: Identity;
}

const make = async (caFile: string): Promise<Kept> => {
  const authority = await createAuthority('Larkfield Demo Authority');
  const hosts = ['localhost', '127.0.0.1'];
  await writeFile(caFile, authority.cert);
  return {
    edition,
    made: Date.now(),
    good: await authority.issue({ hosts }),
    own: await selfSigned({ hosts }),
  };
};

const kept = async (file: string): Promise<Kept | undefined> => {
  try {
    const read = JSON.parse(await readFile(file, 'utf8')) as Kept;
    return read.edition === edition && Date.now() - read.made < 10 * month ? read : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Reads the certificates of a data folder, or makes them. */
export const tlsFiles = async (dataDir: string): Promise<TlsFiles> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const caFile = join(dataDir, 'authority.pem');
  const file = join(dataDir, 'identities.json');
  const found = await kept(file);
  const { good, own } = found ?? (await make(caFile));
  if (!found)
    await writeFile(file, JSON.stringify({ edition, made: Date.now(), good, own }), { mode: 0o600 });
  return { good, own, caFile };
};
