/** The cookie that ties a hosted session to one browser: one for each session, so that two tabs do not disturb each other. */
import { parse, serialize } from 'hono/utils/cookie';

/** `__Host-` where the service is on https; plainly named on a loopback address, where some engines refuse the prefix. */
const nameOf = (issuer: string, session: string): string =>
  `${issuer.startsWith('https:') ? '__Host-' : ''}makini-${session}`;

/** A `Set-Cookie` for a session: no script reads it, no other site's form sends it. */
export const browserCookie = (issuer: string, session: string, secret: string, seconds: number): string =>
  serialize(nameOf(issuer, session), secret, {
    httpOnly: true,
    secure: issuer.startsWith('https:'),
    sameSite: 'Lax',
    path: '/',
    maxAge: seconds,
  });

/** What the browser's cookie for a session holds, by the request's `Cookie` header. */
export const readBrowserCookie = (
  issuer: string,
  session: string,
  header: string | undefined,
): string | undefined => {
  const name = nameOf(issuer, session);
  return header === undefined ? undefined : parse(header, name)[name];
};
