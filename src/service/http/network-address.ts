/** Which network address a request came from: the connection's, or what proxies that the operator trusts say about it. */
import { contains, parseCidr, parseIp, type Cidr, type Ip } from '../upstream/egress/ip.ts';

const mapped = 0xffffn << 32n;

/** An IPv4 address that arrives on an IPv6 socket is IPv4. */
const unmapped = (ip: Ip): Ip =>
  ip.family === 6 && ip.value >> 32n === mapped >> 32n ? { family: 4, value: ip.value & 0xffff_ffffn } : ip;

/** Reads `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1` or `[2001:db8::1]:4711`, as proxies write them. */
const readHop = (text: string): Ip | undefined => {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const ip = parseIp(bare);
  return ip && unmapped(ip);
};

const isTrusted = (ip: Ip, trusted: readonly Cidr[]): boolean => trusted.some((block) => contains(block, ip));

/** One key for one household: all of an IPv6 network's addresses (a /64) are one. */
const keyOf = ({ family, value }: Ip): string =>
  `${family}-${(family === 6 ? value >> 64n : value).toString(16)}`;

/** Whether the other end of the connection is a proxy that the operator trusts. */
export const isTrustedPeer = (remote: string | undefined, trusted: readonly Cidr[]): boolean => {
  const ip = readHop(remote ?? '');
  return ip !== undefined && isTrusted(ip, trusted);
};

/**
 * The address that limits are counted by. `X-Forwarded-For` is read from its right end, as long as whoever wrote the next entry is
 * trusted: what a stranger put before it changes nothing.
 */
export const networkAddress = (
  remote: string | undefined,
  forwarded: string | undefined,
  trusted: readonly Cidr[],
): string => {
  let at = readHop(remote ?? '');
  if (!at) return 'unknown';
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim());
  while (isTrusted(at, trusted)) {
    const before = readHop(hops.pop() ?? '');
    if (!before) break;
    at = before;
  }
  return keyOf(at);
};

/** Reads a comma list of addresses and blocks (`10.0.0.0/8, fd00::/8, 127.0.0.1`); `wrong` are the entries that are neither. */
export const readProxies = (
  text: string,
): { readonly blocks: readonly Cidr[]; readonly wrong: readonly string[] } => {
  const read = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => ({ entry, block: parseCidr(entry) }));
  return {
    blocks: read.flatMap(({ block }) => block ?? []),
    wrong: read.filter(({ block }) => !block).map(({ entry }) => entry),
  };
};
