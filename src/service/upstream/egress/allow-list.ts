/** The operator's allow-list: which private addresses, and which plain http, may be reached. */
import { contains, parseCidr, type Cidr, type Ip } from './ip.ts';

/** One opening: this scheme, these addresses, this port, nothing else. `text` is the entry as it was written. */
export interface AllowEntry {
  readonly scheme: 'https' | 'http';
  readonly block: Cidr;
  readonly port: number;
  readonly text: string;
}

/** What reading an allow-list gave; `problems` are sentences, one per entry that could not be read. */
export interface AllowList {
  readonly entries: readonly AllowEntry[];
  readonly problems: readonly string[];
}

const shape = /^(https?:\/\/)?(\[[^\]]*\](?:\/\d+)?|[^:[\]]+):(\d{1,5})$/i;

const wayOut = 'write `10.1.0.0/16:443`, `[fd00::]/8:443`, or `http://` before it to open plain http there';

const readEntry = (text: string): AllowEntry | string => {
  const [, scheme, blockText = '', portText = ''] = shape.exec(text) ?? [];
  if (portText === '') return `"${text}" has no port or is not an address block: ${wayOut}.`;
  const block = parseCidr(blockText);
  if (!block) return `"${text}" does not name its addresses by number: ${wayOut}.`;
  const port = Number(portText);
  if (port < 1 || port > 65535) return `"${text}" has port ${portText}: a port is a number from 1 to 65535.`;
  return { scheme: scheme?.toLowerCase() === 'http://' ? 'http' : 'https', block, port, text };
};

/**
 * Reads a comma list of `[http://]cidr:port`. An entry opens https to its addresses and port; one that begins with `http://` opens
 * plain http there (and only that). IPv6 is written in brackets. Never throws: what cannot be read is a sentence in `problems`.
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

/** Whether an entry opens this scheme to this address and port. */
export const opens = (
  entries: readonly AllowEntry[],
  scheme: 'https' | 'http',
  ip: Ip,
  port: number,
): boolean =>
  entries.some((entry) => entry.scheme === scheme && entry.port === port && contains(entry.block, ip));
