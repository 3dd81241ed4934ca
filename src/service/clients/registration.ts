/** Clients: how partners are registered, and what a registration must look like. */
import { clientAddresses, type ClientFault, type Mode } from '../../contract/index.ts';
import { isLoopback } from '../config.ts';

/** What an operator gives to register a client. */
export interface Registration {
  readonly name: string;
  readonly mode: Mode;
  readonly redirectUris: readonly string[];
  readonly origins: readonly string[];
}

/** What can be wrong with a value. */
export type Fault = ClientFault['fault'];

/** What is wrong with the scheme of an address. */
export const schemeFault = (url: URL, mode: Mode): Fault | undefined => {
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return 'not_http';
  if (!isLoopback(url)) return 'http_not_local';
  return mode === 'test' ? undefined : 'http_live';
};

/** A host may hold signs that mean something elsewhere: `*`, `;` and `'` in a content security policy. */
const hostFault = (url: URL): Fault | undefined =>
  /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/.test(url.hostname) ? undefined : 'odd_host';

const redirectFault = (uri: string, mode: Mode): Fault | undefined => {
  if (!URL.canParse(uri)) return 'not_absolute';
  const url = new URL(uri);
  if (uri.includes('#')) return 'fragment';
  if (url.username !== '' || url.password !== '') return 'user_info';
  if (/\s/.test(uri)) return 'space';
  return schemeFault(url, mode) ?? hostFault(url);
};

const originFault = (origin: string, mode: Mode): Fault | undefined => {
  if (!URL.canParse(origin)) return 'not_origin';
  const url = new URL(origin);
  return schemeFault(url, mode) ?? hostFault(url) ?? (url.origin === origin ? undefined : 'not_origin');
};

const nameFaults = (name: string): ClientFault[] => {
  const field = 'name';
  const faults: ClientFault[] = [];
  if (name.trim() === '') faults.push({ field, fault: 'empty' });
  else if (name.length > 80) faults.push({ field, fault: 'too_long' });
  if (/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name))
    faults.push({ field, fault: 'hidden_sign' });
  return faults;
};

const listFaults = (
  field: 'redirect_uris' | 'origins',
  values: readonly string[],
  faultOf: (value: string) => Fault | undefined,
): ClientFault[] => {
  if (values.length === 0) return [{ field, fault: 'empty' }];
  if (values.length > clientAddresses) return [{ field, fault: 'too_many' }];
  return values.flatMap((value, index) => {
    const fault = values.indexOf(value) < index ? 'twice' : faultOf(value);
    return fault === undefined ? [] : { field, index, value, fault };
  });
};

/** What is wrong with a registration, value by value; empty when nothing is. */
export const registrationFaults = ({ name, mode, redirectUris, origins }: Registration): ClientFault[] => [
  ...nameFaults(name),
  ...listFaults('redirect_uris', redirectUris, (uri) => redirectFault(uri, mode)),
  ...listFaults('origins', origins, (origin) => originFault(origin, mode)),
];

const hiddenSign = 'has a sign that is not shown (a line break, a control sign): leave it out.';
const nameLength = 'must have 1 to 80 characters: the person at the screen reads it.';

const options = { name: '--name', redirect_uris: '--redirect-uri', origins: '--origin' } as const;

const shared: Readonly<Partial<Record<Fault, string>>> = {
  not_http: 'is neither https nor http: use https',
  http_not_local: 'is http: use https (http is for localhost and 127.0.0.1)',
  http_live: 'is http: a live client needs https (register a test client for this machine)',
  odd_host: 'has a host that is not a plain name or address: there are no wildcards',
  not_absolute: 'is not an absolute URL: write it out, e.g. https://app.example/makini/callback',
  fragment: 'has a fragment: leave out the # and what follows',
  user_info: 'carries a user name or password: leave them out',
  space: 'has a space in it: leave it out',
  twice: 'stands there twice: leave one out',
};

const originWords = (origin: string): string =>
  URL.canParse(origin)
    ? `is not an origin and nothing more: write ${new URL(origin).origin}`
    : 'is not an origin: write scheme, host and port only, e.g. https://app.example';

const emptyWords = {
  redirect_uris: 'is missing: give the absolute address of the callback.',
  origins: 'is missing: give the origin of each page that embeds the element.',
} as const;

const sentence = ({ field, value = '', fault }: ClientFault): string => {
  if (field === 'name') return `--name ${fault === 'hidden_sign' ? hiddenSign : nameLength}`;
  if (field === 'reconnect_url') return '';
  const option = options[field];
  if (fault === 'empty') return `${option} ${emptyWords[field]}`;
  if (fault === 'too_many')
    return `${option} stands there more than ${clientAddresses} times: leave some out.`;
  return `${option} ${value} ${fault === 'not_origin' ? originWords(value) : (shared[fault] ?? fault)}.`;
};

/** What is wrong with a registration, as sentences that name the option, the reason and the way out; empty when nothing is. */
export const registrationProblems = (registration: Registration): string[] =>
  registrationFaults(registration).map(sentence);
