/** Reading an address as people paste it: one rule for the frame (while typing) and the service (the judge). */

/**
 * An address as the service uses it: WHATWG-normalised, no userinfo, query, fragment or trailing slash. `port` is always a number.
 * Scheme `tcp` is a server without a web address (a database's).
 */
export interface Address {
  readonly scheme: 'https' | 'http' | 'tcp';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** The whole of it, e.g. `https://acme.example:8443/sap`, or `db.acme.example:5432` for a server. */
  readonly text: string;
}

/** What reading gave: the address, or the failure code to show. */
export type AddressReading =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly code: 'input.address_malformed' | 'input.address_has_credentials' };

const malformed: AddressReading = { ok: false, code: 'input.address_malformed' };
/** Tails of a service's own pages that people copy along with its address. */
const tails = /\/(?:\$metadata|\$batch|\$value|index\.html?)$/i;

/** Quotes, brackets and a closing full stop come along when an address is copied out of a mail. */
const tidy = (typed: string): string => {
  const text = typed.trim().replace(/[,;.]+$/, '');
  const wrapped = /^<(.*)>$|^"(.*)"$|^'(.*)'$|^`(.*)`$|^\((.*)\)$/.exec(text);
  return wrapped ? (wrapped.slice(1).find((inner) => inner !== undefined) ?? '').trim() : text;
};

const tidyPath = (path: string): string => {
  const shorter = path.replace(tails, '').replace(/[/,;.]+$/, '');
  return shorter === path ? path : tidyPath(shorter);
};

const badHost = ({ hostname }: URL): boolean =>
  !/^[[\]a-z0-9._:-]+$/i.test(hostname) || hostname.replace(/\./g, '') === '';

/** URL parsers drop the port that belongs to their scheme; here it counts. */
const typedPort = (text: string): string | undefined => /^[^/?#]*:(\d+)(?:[/?#]|$)/.exec(text)?.[1];

/**
 * Reads a server as people paste it: `db.acme.example`, `db.acme.example:5433`, `postgres://db.acme.example/plant`, also with `jdbc:`
 * before it. Only host and port count; `port` is the one where none is typed.
 */
export const readServer = (typed: string, port: number): AddressReading => {
  const text = tidy(typed).replace(/^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\//i, '');
  if (text === '' || /[\s\\]|^\//.test(text) || !URL.canParse(`https://${text}`)) return malformed;
  const url = new URL(`https://${text}`);
  if (`${url.username}${url.password}` !== '') return { ok: false, code: 'input.address_has_credentials' };
  const own = Number(typedPort(text) ?? port);
  if (badHost(url) || own < 1) return malformed;
  const host = url.hostname;
  return { ok: true, address: { scheme: 'tcp', host, port: own, path: '', text: `${host}:${own}` } };
};

/**
 * Accepts `acme.example`, `acme.example:8443/sap`, a URL from a browser's bar (query and fragment dropped); https where no scheme is
 * given. With `server`, the port of a server that is no web address, what `readServer` accepts.
 */
export const readAddress = (typed: string, server?: number): AddressReading => {
  if (server !== undefined) return readServer(typed, server);
  const text = tidy(typed);
  if (text === '' || /\s/.test(text) || text.includes('\\')) return malformed;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text.replace(/^\/\//, '')}`;
  if (!URL.canParse(withScheme)) return malformed;
  const url = new URL(withScheme);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return malformed;
  if (url.username !== '' || url.password !== '') return { ok: false, code: 'input.address_has_credentials' };
  if (badHost(url)) return malformed;
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const path = tidyPath(url.pathname);
  return {
    ok: true,
    address: {
      scheme,
      host: url.hostname,
      port: url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port),
      path,
      text: `${url.origin}${path}`,
    },
  };
};
