/** The cookie that stands in for a `state` that Makini's own service may not give back: signed, HttpOnly, for one way there and back. */

/** Long enough for a person to connect, in seconds. */
const life = 30 * 60;

const nameFor = (publicUrl: string): string =>
  `${publicUrl.startsWith('https:') ? '__Host-' : ''}makini-state`;

const cookie = (publicUrl: string, value: string, seconds: number): string =>
  `${nameFor(publicUrl)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`;

/** Keeps a state; it holds letters, digits, `-`, `_` and dots only. */
export const keepState = (publicUrl: string, state: string): string => cookie(publicUrl, state, life);

/** Forgets it: it is for one answer. */
export const forgetState = (publicUrl: string): string => cookie(publicUrl, '', 0);

/** The state that this browser brings. */
export const keptState = (publicUrl: string, request: Request): string | undefined => {
  const start = `${nameFor(publicUrl)}=`;
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) || undefined;
};
