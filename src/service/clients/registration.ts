/** Clients: how partners are registered, and what a registration must look like. */
import type { Mode } from '../../contract/index.ts';
import { isLoopback } from '../config.ts';

/** What an operator gives to register a client. */
export interface Registration {
  readonly name: string;
  readonly mode: Mode;
  readonly redirectUris: readonly string[];
  readonly origins: readonly string[];
}

const httpProblem = (url: URL, mode: Mode): string | undefined => {
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return 'is neither https nor http: use https';
  if (!isLoopback(url)) return 'is http: use https (http is for localhost and 127.0.0.1)';
  return mode === 'test'
    ? undefined
    : 'is http: a live client needs https (register a test client for this machine)';
};

/** A host may hold signs that mean something elsewhere: `*`, `;` and `'` in a content security policy. */
const hostProblem = (url: URL): string | undefined =>
  /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/.test(url.hostname)
    ? undefined
    : 'has a host that is not a plain name or address: there are no wildcards';

const redirectProblem = (uri: string, mode: Mode): string | undefined => {
  if (!URL.canParse(uri))
    return 'is not an absolute URL: write it out, e.g. https://app.example/makini/callback';
  const url = new URL(uri);
  if (uri.includes('#')) return 'has a fragment: leave out the # and what follows';
  if (url.username !== '' || url.password !== '') return 'carries a user name or password: leave them out';
  if (/\s/.test(uri)) return 'has a space in it: leave it out';
  return httpProblem(url, mode) ?? hostProblem(url);
};

const originProblem = (origin: string, mode: Mode): string | undefined => {
  if (!URL.canParse(origin))
    return 'is not an origin: write scheme, host and port only, e.g. https://app.example';
  const url = new URL(origin);
  return (
    httpProblem(url, mode) ??
    hostProblem(url) ??
    (url.origin === origin ? undefined : `is not an origin and nothing more: write ${url.origin}`)
  );
};

/** What is wrong with a registration, as sentences that name the option, the reason and the way out; empty when nothing is. */
export const registrationProblems = ({ name, mode, redirectUris, origins }: Registration): string[] => {
  const problems: string[] = [];
  if (name.trim() === '' || name.length > 80)
    problems.push('--name must have 1 to 80 characters: the person at the screen reads it.');
  if (/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name))
    problems.push('--name has a sign that is not shown (a line break, a control sign): leave it out.');
  if (redirectUris.length === 0)
    problems.push('--redirect-uri is missing: give the absolute address of the callback.');
  if (origins.length === 0)
    problems.push('--origin is missing: give the origin of each page that embeds the element.');
  for (const uri of redirectUris) {
    const why = redirectProblem(uri, mode);
    if (why !== undefined) problems.push(`--redirect-uri ${uri} ${why}.`);
  }
  for (const origin of origins) {
    const why = originProblem(origin, mode);
    if (why !== undefined) problems.push(`--origin ${origin} ${why}.`);
  }
  return problems;
};
