import { looksSecret } from '../../contract/index.ts';
import { given, type Parts, type Pasted } from './pasted.ts';
import { unlessPlaceholder } from './placeholders.ts';
import { bareAddress, plainAddress } from './plain-address.ts';

const keyNames = /^(?:(?:x-)?api[-_]?key|apikey|access[-_]?token|auth[-_]?token|subscription-key)$/i;
/** Also the names of records: only what is long is a key. */
const perhaps = /^(?:key|token)$/i;

const isKey = (name: string, value: string): boolean =>
  keyNames.test(name) || (perhaps.test(name) && value.length >= 20);

/** A key in the query of an address, and the name it stands under. */
export const keyInQuery = (query: URLSearchParams): { open: Parts; secret: Parts } => {
  const [name, value] = [...query].find((each) => isKey(...each)) ?? [];
  const key = unlessPlaceholder(value);
  if (name === undefined || key === undefined) return { open: {}, secret: {} };
  return { open: { way: 'api_key_query', parameter: name }, secret: given({ key }) };
};

const url = /^<?["'`(“„«‘]?(https?:\/\/[^\s<>"'`“”»’]+)/i;
/** Without a scheme it is only an address when it could not be a name: `acme.example`, `10.0.0.5:8080/erp`, `[::1]`, `localhost:3000`. */
const bare =
  /^(?:(?:[\p{L}\p{N}_-]+\.)+[\p{L}][\p{L}\p{N}-]+|localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#]\S*)?$/iu;
const named = /^[a-z][a-z0-9-]{0,62}:\d{2,5}$/i;
/** Names of products and files that look like names of hosts. */
const notHosts = /^[^/:]+\.(?:js|json|net|ai|io|xlsx?|csv|pdf|docx?|txt|xml)$/i;

/** What cannot be decoded stands as it was typed. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a password with a bare % in it
  }
};

const ofUrl = (text: string): Pasted | undefined => {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const key = keyInQuery(url.searchParams);
  const password = given({ password: unlessPlaceholder(decoded(url.password)) });
  return {
    kind: 'address',
    open: { address: plainAddress(url), ...given({ username: decoded(url.username) }), ...key.open },
    secret: { ...password, ...key.secret },
  };
};

/** Reads a web address, with what people copy along with it: quotes, a sentence behind it, tracking parameters. Undefined for anything else. */
export const readWebAddress = (text: string): Pasted | undefined => {
  const line = text.trim();
  const [, found] = url.exec(line) ?? [];
  if (found !== undefined) return ofUrl(found.replace(/[)>\],;.]+$/, ''));
  // A signed token has dots like a host; it would be looked up, letter by letter, by every resolver on the way.
  if (/\s/.test(line) || looksSecret(line)) return undefined;
  if (named.test(line)) return { kind: 'server', open: { address: line }, secret: {} };
  if (!bare.test(line)) return undefined;
  if (/:\d{1,5}$/.test(line)) return { kind: 'server', open: { address: line }, secret: {} };
  const address = bareAddress(line);
  return address === undefined ? undefined : { kind: 'address', open: { address }, secret: {} };
};

/** Whether a text that is typed to find something by its name is rather an address: with a scheme, a path or a port, or a host of three parts. */
export const isClearlyAddress = (text: string): boolean => {
  const line = text.trim();
  return /^https?:\/\/\S/i.test(line) || (bare.test(line) && !notHosts.test(line)) || named.test(line);
};
