/** What a registration must look like: pure. */
import type { Mode, System } from '../../contract/index.ts';
import { isLoopback } from '../config.ts';
import type { Secret } from '../secret.ts';
import { takesClient } from './client-view.ts';

/** What an operator gives to register a client of a partner at a system. */
export interface NewUpstreamClient {
  readonly client: string;
  readonly system: string;
  readonly issuer: string;
  readonly id: string;
  readonly secret: Secret;
}

/** Longest client id and secret, as the forms have it. */
const longestId = 200;
const longestSecret = 1024;

const systemProblem = (id: string, system: System | undefined, mode: Mode): string | undefined => {
  if (!system) return `--system ${id} is not in the catalogue: give the id of a system in it.`;
  if (system.mode === 'test' && mode === 'live')
    return `--system ${id} is offered to test clients alone: register a test client for it.`;
  return takesClient(system)
    ? undefined
    : `--system ${id} is not signed in to by OAuth 2: there is nothing to register.`;
};

const schemeProblem = (url: URL, mode: Mode): string | undefined => {
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:' || !isLoopback(url)) return 'is not https: the secret is sent there';
  return mode === 'test' ? undefined : 'is http: a live client needs https';
};

/** An issuer has neither query nor fragment (RFC 8414 section 2). */
const issuerProblem = (issuer: string, mode: Mode): string | undefined => {
  if (!URL.canParse(issuer))
    return 'is not a URL: write the issuer as its metadata has it, e.g. https://login.erp.example';
  const url = new URL(issuer);
  if (/[?#]/.test(issuer)) return 'has a query or a fragment: leave out the ? or # and what follows';
  if (url.username !== '' || url.password !== '') return 'carries a user name or password: leave them out';
  if (/[\s*]/.test(issuer)) return 'has a space or a * in it: it is one issuer, letter by letter';
  return schemeProblem(url, mode);
};

const textProblem = (name: string, text: string, longest: number): string | undefined => {
  if (text === '') return `${name} is empty: give the one that the vendor gave.`;
  if (text.length > longest) return `${name} is longer than ${longest} signs: give it alone.`;
  return /^[\x21-\x7e]+$/.test(text)
    ? undefined
    : `${name} has a space, a line break or a sign that is not ASCII: copy it once more.`;
};

/** What is wrong with a registration, as sentences that name the option, the reason and the way out, and never the secret. */
export const registrationProblems = (
  { system: name, issuer, id, secret }: NewUpstreamClient,
  mode: Mode,
  system: System | undefined,
): string[] => {
  const wrong = issuerProblem(issuer, mode);
  return [
    systemProblem(name, system, mode),
    wrong && `--issuer ${issuer} ${wrong}.`,
    textProblem('--client-id', id, longestId),
    textProblem('The secret', secret.reveal(), longestSecret),
  ].filter((problem) => problem !== undefined);
};
