/**
 * The guarded way out: addresses as numbers, the policy over them, the operator's allow-list, dialling, budgets, and the connector.
 * Everything that leaves because of what somebody typed goes through `connector.ts`. What the answers mean is not known here.
 */
import { isIPv4, isIPv6 } from 'node:net';

/** An IP address as a number; IPv6 zones are dropped. */
export interface Ip {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** A block of addresses: `base` with its host bits cleared and the prefix length. */
export interface Cidr {
  readonly family: 4 | 6;
  readonly base: bigint;
  readonly bits: number;
}

const width = { 4: 32, 6: 128 } as const;

const joined = (parts: readonly number[], bits: bigint): bigint =>
  parts.reduce((sum, part) => (sum << bits) | BigInt(part), 0n);

const v4 = (text: string): bigint => joined(text.split('.').map(Number), 8n);

const groups = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((hex) => parseInt(hex, 16));

/** The dotted tail that IPv6 allows (`::ffff:1.2.3.4`), rewritten as two groups. */
const withoutDots = (text: string): string =>
  text.replace(/(\d+\.\d+\.\d+\.\d+)$/, (dotted) => {
    const value = v4(dotted);
    return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  });

const v6 = (text: string): bigint => {
  const [head = '', tail] = withoutDots(text).split('::');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const gap = Array<number>(8 - before.length - after.length).fill(0);
  return joined([...before, ...gap, ...after], 16n);
};

/** Reads `192.0.2.1`, `2001:db8::1`, `[::1]` or `fe80::1%eth0`; undefined for anything else (names, octal, hex: a URL parser's business). */
export const parseIp = (text: string): Ip | undefined => {
  const bare = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  if (isIPv4(bare)) return { family: 4, value: v4(bare) };
  if (isIPv6(bare)) return { family: 6, value: v6(bare) };
  return undefined;
};

const masked = (value: bigint, family: 4 | 6, bits: number): bigint => {
  const host = BigInt(width[family] - bits);
  return (value >> host) << host;
};

/** Reads `10.0.0.0/8`, `[fd00::]/8` or one address; undefined when it is neither or the prefix is too long. */
export const parseCidr = (text: string): Cidr | undefined => {
  const match = /^(.+?)(?:\/(\d{1,3}))?$/.exec(text);
  const ip = match?.[1] === undefined ? undefined : parseIp(match[1]);
  if (!ip) return undefined;
  const bits = match?.[2] === undefined ? width[ip.family] : Number(match[2]);
  if (bits > width[ip.family]) return undefined;
  return { family: ip.family, base: masked(ip.value, ip.family, bits), bits };
};

/** Whether an address lies in a block; families never mix. */
export const contains = (block: Cidr, ip: Ip): boolean =>
  block.family === ip.family && masked(ip.value, ip.family, block.bits) === block.base;
