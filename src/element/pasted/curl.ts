import { looksSecret } from '../../contract/index.ts';
import { given, type Parts, type Pasted } from './pasted.ts';
import { unlessPlaceholder } from './placeholders.ts';
import { shellWords } from './shell.ts';
import { readWebAddress } from './web-address.ts';

/** Short options that take a value, and long ones; all others stand alone. */
const short = /^-[a-zA-Z]*?([AbcCdDeEFHKmoPQrtTuUwxXyYz])(.*)$/s;
const long =
  /^--(?:user|header|url|request|data[\w-]*|json|form[\w-]*|cookie[\w-]*|user-agent|referer|output|proxy[\w-]*|max-time|connect-timeout|oauth2-bearer|cacert|cert|key|write-out|retry|range|upload-file|resolve)$/;

type Option = readonly [name: string, value: string];

/** Options with their values; what is no option is an address. */
const optionsIn = (words: readonly string[]): Option[] => {
  const options: Option[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [, letter, joined = ''] = word.startsWith('--') ? [] : (short.exec(word) ?? []);
    const [, name, value] = /^--([\w-]+)=(.*)$/s.exec(word) ?? [];
    if (name !== undefined) options.push([name, value ?? '']);
    else if (letter !== undefined) options.push([letter, joined === '' ? (words[(at += 1)] ?? '') : joined]);
    else if (long.test(word)) options.push([word.slice(2), words[(at += 1)] ?? '']);
    else if (!word.startsWith('-')) options.push(['url', word]);
  }
  return options;
};

/** Many products take a key for the name of the user, with nothing or an X for its password. */
const isKey = (username: string, password: string): boolean =>
  looksSecret(username) || (/^x?$/i.test(password) && /^(?=.*\d)\w{16,}$/.test(username));

const ofPair = (pair: string): { open: Parts; secret: Parts } => {
  const [username = '', ...rest] = pair.split(':');
  if (isKey(username, rest.join(':'))) return { open: {}, secret: given({ key: username }) };
  const password = unlessPlaceholder(rest.join(':'));
  return { open: { way: 'basic', ...given({ username }) }, secret: given({ password }) };
};

/** RFC 7617: Base64 of the pair in UTF-8; what is none is not read. */
const decodedPair = (encoded: string): string | undefined => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)));
  } catch {
    return undefined; // somebody's own scheme
  }
};

const ofKey = (header: string, value: string): { open: Parts; secret: Parts } => {
  const key = unlessPlaceholder(value);
  return key === undefined ? { open: {}, secret: {} } : { open: { way: 'api_key', header }, secret: { key } };
};

const ofAuthorization = (value: string): { open: Parts; secret: Parts } => {
  const [, scheme = '', rest = ''] = /^(\S+)\s+(.+)$/.exec(value) ?? [];
  const pair = /^basic$/i.test(scheme) ? decodedPair(rest) : undefined;
  if (pair?.includes(':')) return ofPair(pair);
  if (!/^(?:bearer|token)$/i.test(scheme)) return ofKey('Authorization', value);
  const token = unlessPlaceholder(rest);
  return token === undefined ? { open: {}, secret: {} } : { open: { way: 'bearer' }, secret: { token } };
};

/** Headers that carry a key are called so; cookies are a person's own session and are not taken. */
const keyed = /key|token|secret|auth/i;
const passedOver = /^(?:cookie|x-csrf-token|x-xsrf-token|x-requested-with|sec-|authority$)/i;

const ofHeader = (header: string): { open: Parts; secret: Parts } => {
  const [, name = '', value = ''] = /^([^:\s]+)\s*:\s*(.*)$/s.exec(header) ?? [];
  if (/^authorization$/i.test(name)) return ofAuthorization(value.trim());
  return keyed.test(name) && !passedOver.test(name) ? ofKey(name, value.trim()) : { open: {}, secret: {} };
};

const read = ([name, value]: Option): { open: Parts; secret: Parts } => {
  switch (name) {
    case 'u':
    case 'user':
      return ofPair(value);
    case 'H':
    case 'header':
      return ofHeader(value);
    case 'oauth2-bearer':
      return ofAuthorization(`Bearer ${value}`);
    case 'url':
      return readWebAddress(value) ?? { open: {}, secret: {} };
    default:
      return { open: {}, secret: {} };
  }
};

/** Reads a curl command: where it goes, and how it signs in. Undefined for anything else. */
export const readCurl = (text: string): Pasted | undefined => {
  const [, command] = /^\s*(?:[$>#]\s*)?(?:sudo\s+)?(curl(?:\.exe)?\s.+)$/is.exec(text) ?? [];
  if (command === undefined) return undefined;
  // The first of each counts: two addresses may be two makers'.
  const parts = optionsIn(shellWords(command).slice(1)).map(read).reverse();
  const open = Object.assign({}, ...parts.map((part) => part.open)) as Parts;
  if (open['address'] === undefined) return undefined;
  return { kind: 'curl', open, secret: Object.assign({}, ...parts.map((part) => part.secret)) as Parts };
};
