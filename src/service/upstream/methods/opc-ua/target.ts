/** Which server is meant, who signs in, and what the server is held to: what was typed, judged. */
import { readAddress } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { pinOf, type Pin } from './pin.ts';

/** What signs in. */
export type SignIn =
  | { readonly by: 'password'; readonly username: string; readonly password: string }
  | { readonly by: 'anonymous' };

/** A server, and somebody there. */
export interface Target {
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** What follows the port, with its slash; empty where nothing was typed. */
  readonly path: string;
  readonly signIn: SignIn;
  /** What the server must be; undefined where it is seen for the first time. */
  readonly pin: Pin | undefined;
}

const usualPort = 4840;

const requireText = (field: string, value: string): void => {
  if (/[\0\r\n]/.test(value) || !value.isWellFormed())
    throw new UpstreamError('input.malformed', {}, { field });
};

/** Where the server is. Throws an `UpstreamError` of the input stage when the address cannot be meant. */
export const serverOf = ({
  system,
  values,
}: Pick<Access, 'system' | 'values'>): Pick<Target, 'host' | 'port'> => {
  const field = system.methods[0]?.fields.find(({ name }) => name === 'address');
  const reading = readAddress(values['address'] ?? '', field?.port ?? usualPort);
  if (!reading.ok) throw new UpstreamError(reading.code);
  const { host, port } = reading.address;
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port };
};

const pathOf = (typed: string): string => {
  if (/[\s?#\\]/.test(typed) || !typed.isWellFormed())
    throw new UpstreamError('input.malformed', {}, { field: 'path' });
  const path = typed.replace(/^\/+/, '');
  return path === '' ? '' : `/${path}`;
};

const signInOf = ({ way, username = '', password = '' }: Access['values']): SignIn =>
  way === 'anonymous' ? { by: 'anonymous' } : { by: 'password', username, password };

/** Reads what was typed. Throws an `UpstreamError` of the input stage when it cannot be meant. */
export const targetOf = (access: Pick<Access, 'system' | 'values' | 'server'>): Target => {
  const { values, server } = access;
  requireText('username', values['username'] ?? '');
  return {
    ...serverOf(access),
    path: pathOf(values['path'] ?? ''),
    signIn: signInOf(values),
    pin: pinOf(values['host_key'] ?? '', server),
  };
};

/** The address by which the server is spoken to; a path that it names itself stands in where none was typed. */
export const urlOf = ({ host, port, path }: Target, named = ''): string =>
  `opc.tcp://${host.includes(':') ? `[${host}]` : host}:${port}${path || named}`;
