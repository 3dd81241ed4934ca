// Here: the hosted page: a page of the service that holds the element, for sessions that end in a redirect. Not here: the flow and
// its screens, which are the element's, and the typed form, which is the frame's.
/** What the page asks the service for by the cookie that it never sees. */
import { HostedGrant, Problem } from '../../contract/index.ts';

/** A grant, the word that the session is over (the page of words says how), or a code that the element has words for. */
export type Answer =
  | { readonly ok: true; readonly grant: HostedGrant }
  | { readonly ok: false; readonly over: boolean; readonly code: string };

const overCodes: readonly string[] = ['session_expired', 'session_unknown', 'handed_over'];

const read = async (response: Response): Promise<Answer> => {
  const body: unknown = await response.json().catch(() => undefined);
  const grant = HostedGrant.safeParse(body);
  if (response.ok && grant.success) return { ok: true, grant: grant.data };
  const problem = Problem.safeParse(body);
  const code = problem.success ? problem.data.code : 'service_unreachable';
  return { ok: false, over: overCodes.includes(code), code };
};

/** Asks to open or continue the session; any failure on the way is `service_unreachable`. */
export const askGrant = (session: string): Promise<Answer> =>
  fetch(`/connect/hosted/${encodeURIComponent(session)}/open`, { method: 'POST', cache: 'no-store' }).then(
    read,
    () => ({ ok: false, over: false, code: 'service_unreachable' }),
  );
