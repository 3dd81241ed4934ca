/** What a request must be before anything else of it counts: for this listener by name, and from this listener's own page. */
import type { Context } from 'hono';
import { ProblemError } from '../http/problem-error.ts';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const literal = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/;

/** Whether a host is this machine's own. */
export const isLoopbackHost = (host: string): boolean =>
  loopback.test(host.includes(':') ? `[${host}]` : host);

/**
 * Whether a name is one of the listener's own. A page that has its name point to this machine (DNS rebinding) still sends that name;
 * an address was typed as one, so that no name server had a say.
 */
const isOwn = (name: string, listener: string): boolean => {
  if (loopback.test(name) || name === listener || name === `[${listener}]`) return true;
  return !isLoopbackHost(listener) && literal.test(name);
};

const hostOf = (text: string): URL | undefined => {
  const url = `http://${text}`;
  return /[/?#@\\\s]/.test(text) || !URL.canParse(url) ? undefined : new URL(url);
};

const refused = (reason: 'wrong_host' | 'wrong_origin', detail: string): ProblemError =>
  new ProblemError('forbidden_origin', { detail, members: { reason } });

/** Refuses a request that names another host than the listener's. */
export const requireOwnHost = (context: Context, listener: string): void => {
  const asked = new URL(context.req.url);
  const named = hostOf(context.req.header('host') ?? asked.host);
  if (named && isOwn(named.hostname, listener) && isOwn(asked.hostname, listener)) return;
  throw refused(
    'wrong_host',
    'The dashboard answers to its own address alone: open the one that serve printed.',
  );
};

/** Where a browser says a request comes from: the page itself, or the person's own hand. */
const isOwnSite = (site: string | undefined): boolean =>
  site === undefined || site === 'same-origin' || site === 'none';

/** Refuses what another page asks for: reads by where the browser says they come from, writes also without an `Origin` of this page. */
export const requireOwnPage = (context: Context): void => {
  const { method } = context.req;
  const origin = context.req.header('origin');
  const host = context.req.header('host') ?? new URL(context.req.url).host;
  const isRead = method === 'GET' || method === 'HEAD';
  const isOwnOrigin = origin === `http://${host}` || (origin === undefined && isRead);
  if (isOwnOrigin && isOwnSite(context.req.header('sec-fetch-site'))) return;
  throw refused('wrong_origin', 'Only the dashboard’s own page may ask for this.');
};
