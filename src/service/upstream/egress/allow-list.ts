/** The operator's allow-list: which private addresses, and which unencrypted connections, may be reached. */
import type { Mode } from '../../../contract/index.ts';
import { contains, parseCidr, type Cidr, type Ip } from './ip.ts';

/** What an entry opens: `https` is everything inside TLS, `http` plain http, `tcp` any other protocol without TLS (a database's). */
export type OpenScheme = 'https' | 'http' | 'tcp';

/** Who asks. */
export interface Asker {
  readonly id: string;
  readonly mode: Mode;
}

/** For whom an entry opens: every client, those of one mode, or one client by its id. */
export type OpenTo =
  | { readonly is: 'all' }
  | { readonly is: 'mode'; readonly mode: Mode }
  | { readonly is: 'client'; readonly id: string };

/** One opening: to these clients, this scheme, these addresses, this port, nothing else. `text` is the entry as it was written. */
export interface AllowEntry {
  readonly to: OpenTo;
  readonly scheme: OpenScheme;
  readonly block: Cidr;
  readonly port: number;
  readonly text: string;
}

/** What reading an allow-list gave; `problems` are sentences, one per entry that could not be read. */
export interface AllowList {
  readonly entries: readonly AllowEntry[];
  readonly problems: readonly string[];
}

const shape = /^(?:(https?|tcp):\/\/)?(\[[^\]]*\](?:\/\d+)?|[^:[\]]+):(\d{1,5})$/i;

const wayOut =
  'write `10.1.0.0/16:443`, `[fd00::]/8:443`, or before it `http://` to open plain http there, `tcp://` a database without TLS';

const toWhom =
  'before `=` stands a client’s id (`mkc_…`, as `makini-connect client list` shows it), `live` or `test`';

const readTo = (text: string | undefined): OpenTo | undefined => {
  if (text === undefined) return { is: 'all' };
  if (text === 'live' || text === 'test') return { is: 'mode', mode: text };
  return /^mkc_(?:live|test)_[\w-]+$/.test(text) ? { is: 'client', id: text } : undefined;
};

const schemes: Readonly<Record<string, OpenScheme>> = { http: 'http', https: 'https', tcp: 'tcp' };

const split = (text: string): { who?: string; where: string } => {
  const at = text.indexOf('=');
  return at < 0 ? { where: text } : { who: text.slice(0, at).trim(), where: text.slice(at + 1).trim() };
};

const readEntry = (text: string): AllowEntry | string => {
  const { who, where } = split(text);
  const to = readTo(who);
  if (!to) return `"${text}" does not say whom it opens to: ${toWhom}.`;
  const [, scheme, blockText = '', portText = ''] = shape.exec(where) ?? [];
  if (portText === '') return `"${text}" has no port or is not an address block: ${wayOut}.`;
  const block = parseCidr(blockText);
  if (!block) return `"${text}" does not name its addresses by number: ${wayOut}.`;
  const port = Number(portText);
  if (port < 1 || port > 65535) return `"${text}" has port ${portText}: a port is a number from 1 to 65535.`;
  return { to, scheme: schemes[scheme?.toLowerCase() ?? 'https'] ?? 'https', block, port, text };
};

/**
 * Reads a comma list of `[client=][http://|tcp://]cidr:port`. An entry opens https and a database's TLS to its addresses and port;
 * `http://` opens plain http there (and only that), `tcp://` lets a database be reached that offers no TLS. `client=` keeps it to one
 * client, `live=` and `test=` to those of a mode. IPv6 is written in brackets. Never throws: what cannot be read is a sentence in
 * `problems`.
 */
export const parseAllowList = (text: string): AllowList => {
  const written = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const read = written.map(readEntry);
  return {
    entries: read.filter((entry) => typeof entry !== 'string'),
    problems: read.filter((entry) => typeof entry === 'string'),
  };
};

const isTo = (to: OpenTo, asker: Asker): boolean => {
  if (to.is === 'all') return true;
  return to.is === 'mode' ? to.mode === asker.mode : to.id === asker.id;
};

/** The entries that count for who asks. */
export const entriesFor = (entries: readonly AllowEntry[], asker: Asker): readonly AllowEntry[] =>
  entries.filter(({ to }) => isTo(to, asker));

/** Whether one of these entries opens this scheme to this address and port. */
export const opens = (
  entries: readonly AllowEntry[],
  scheme: OpenScheme,
  ip: Ip | undefined,
  port: number,
): boolean =>
  ip !== undefined &&
  entries.some((entry) => entry.scheme === scheme && entry.port === port && contains(entry.block, ip));
