// Here: folders of files behind SSH. Not here: dialling (egress/), storing (connecting/).
/** Which server is meant, who signs in and how, and which folder is read: what was typed, judged. */
import { readAddress } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { pemOf } from './pem.ts';

/** What signs in: a password, or a private key. */
export type Secret =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'key'; readonly key: string; readonly passphrase: string };

/** A server and an account there. */
export interface Account {
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: Secret;
  /** Left empty: where the server puts the user. */
  readonly folder: string;
  /** The fingerprint that the server must have (`SHA256:…`); undefined where it is seen for the first time. */
  readonly hostKey: string | undefined;
}

const usualPort = 22;
const fingerprint = /^SHA256:[A-Za-z0-9+/]{43}$/;

const requireText = (field: string, value: string): void => {
  if (/[\0\r\n]/.test(value) || !value.isWellFormed())
    throw new UpstreamError('input.malformed', {}, { field });
};

const secretOf = (values: Access['values']): Secret => {
  const { way = 'password', password = '', key = '', passphrase = '' } = values;
  if (way !== 'key') return { by: 'password', password };
  // A probe comes without secrets.
  return { by: 'key', key: key === '' ? '' : pemOf(key), passphrase };
};

/** As it is written by `ssh-keygen -l`, with or without its name and length around it. */
const typedHostKey = (typed: string): string | undefined => {
  if (typed.trim() === '') return undefined;
  const found = typed.split(/\s+/).find((word) => fingerprint.test(word));
  if (found === undefined) throw new UpstreamError('input.malformed', {}, { field: 'host_key' });
  return found;
};

/** Where the server is. Throws an `UpstreamError` of the input stage when the address cannot be meant. */
export const serverOf = ({
  system,
  values,
}: Pick<Access, 'system' | 'values'>): Pick<Account, 'host' | 'port'> => {
  const field = system.methods
    .find(({ method }) => method === 'sftp')
    ?.fields.find(({ name }) => name === 'address');
  const reading = readAddress(values['address'] ?? '', field?.port ?? usualPort);
  if (!reading.ok) throw new UpstreamError(reading.code);
  const { host, port } = reading.address;
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port };
};

/** Reads what was typed. Throws an `UpstreamError` of the input stage when it cannot be meant. */
export const accountOf = (access: Pick<Access, 'system' | 'values' | 'server'>): Account => {
  const { values, server } = access;
  const { username = '', folder = '', host_key: typed = '' } = values;
  for (const [name, value] of Object.entries({ username, folder })) requireText(name, value);
  const secret = secretOf(values);
  return { ...serverOf(access), username, secret, folder, hostKey: typedHostKey(typed) ?? server };
};
