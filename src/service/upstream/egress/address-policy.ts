// Here: the one door out: addresses, dialling, TLS, budgets. Not here: what is said through it (methods/).
/** Which addresses are public, judged by number; names and spellings were resolved before. */
import { contains, parseCidr, parseIp, type Cidr, type Ip } from './ip.ts';

/** What an address is; only `public` may be reached without the operator's word. */
export type AddressKind =
  | 'public'
  | 'this-network'
  | 'loopback'
  | 'private'
  | 'link-local'
  | 'shared'
  | 'documentation'
  | 'benchmark'
  | 'multicast'
  | 'reserved'
  | 'provider'
  | 'translated';

/** One line of the policy: a block and what lies in it. */
interface Rule {
  readonly block: Cidr;
  readonly kind: AddressKind;
}

const rule = (cidr: string, kind: AddressKind): Rule => {
  const block = parseCidr(cidr);
  if (!block) throw new TypeError(`The address policy names ${cidr}, which is not a block of addresses.`);
  return { block, kind };
};

/** IANA's IPv4 Special-Purpose Address Registry (RFC 6890 and after), and the fixed addresses cloud providers answer their guests on. */
const v4Rules: readonly Rule[] = [
  rule('0.0.0.0/8', 'this-network'),
  rule('10.0.0.0/8', 'private'),
  rule('100.64.0.0/10', 'shared'),
  rule('127.0.0.0/8', 'loopback'),
  rule('168.63.129.16/32', 'provider'),
  rule('169.254.0.0/16', 'link-local'),
  rule('172.16.0.0/12', 'private'),
  rule('192.0.0.0/24', 'reserved'),
  rule('192.0.2.0/24', 'documentation'),
  rule('192.31.196.0/24', 'reserved'),
  rule('192.52.193.0/24', 'reserved'),
  rule('192.88.99.0/24', 'translated'),
  rule('192.168.0.0/16', 'private'),
  rule('192.175.48.0/24', 'reserved'),
  rule('198.18.0.0/15', 'benchmark'),
  rule('198.51.100.0/24', 'documentation'),
  rule('203.0.113.0/24', 'documentation'),
  rule('224.0.0.0/4', 'multicast'),
  rule('240.0.0.0/4', 'reserved'),
];

/** IANA's IPv6 Special-Purpose Address Registry; whatever lies outside 2000::/3 is refused by the last line of `classify`. */
const v6Rules: readonly Rule[] = [
  rule('::/128', 'this-network'),
  rule('::1/128', 'loopback'),
  rule('::/96', 'reserved'),
  rule('64:ff9b:1::/48', 'translated'),
  rule('100::/64', 'reserved'),
  rule('2001::/32', 'translated'),
  rule('2001::/23', 'reserved'),
  rule('2001:db8::/32', 'documentation'),
  rule('2002::/16', 'translated'),
  rule('2620:4f:8000::/48', 'reserved'),
  rule('3fff::/20', 'documentation'),
  rule('fc00::/7', 'private'),
  rule('fe80::/10', 'link-local'),
  rule('fec0::/10', 'private'),
  rule('ff00::/8', 'multicast'),
];

const globalUnicast = rule('2000::/3', 'public').block;
/** Blocks whose last 32 bits are the IPv4 address that is really reached: mapped (RFC 4291), translated (RFC 2765), NAT64 (RFC 6052). */
const embedding = ['::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96'].map(
  (cidr) => rule(cidr, 'translated').block,
);

const tail = (ip: Ip): Ip => ({ family: 4, value: ip.value & 0xffffffffn });
/** ISATAP (RFC 5214) hides an IPv4 address behind `5efe` in the lower half of any prefix. */
const isatap = (ip: Ip): boolean => ((ip.value >> 32n) & 0xfdffffffn) === 0x5efen;

const listed = (rules: readonly Rule[], ip: Ip): AddressKind | undefined =>
  rules.find((line) => contains(line.block, ip))?.kind;

/** What an address is. IPv6 forms that carry an IPv4 address are judged by the address they carry. */
export const classify = (ip: Ip): AddressKind => {
  if (ip.family === 4) return listed(v4Rules, ip) ?? 'public';
  if (embedding.some((block) => contains(block, ip))) return classify(tail(ip));
  const kind = listed(v6Rules, ip);
  if (kind) return kind;
  if (!contains(globalUnicast, ip)) return 'reserved';
  return isatap(ip) ? classify(tail(ip)) : 'public';
};

/** Whether a textual address is public; text that is no address is not. */
export const isPublic = (text: string): boolean => {
  const ip = parseIp(text);
  return ip !== undefined && classify(ip) === 'public';
};
