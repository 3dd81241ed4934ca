/** The one session of one piece of work: asked for when it is first needed, taken along, and ended when the work is done. */
import type { SessionHttp } from '../../../../contract/index.ts';
import type { Access, Egress } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { faultOf } from '../http-api/answers.ts';
import { errorOf } from '../http-api/asking.ts';
import { targetOf } from '../http-api/target.ts';
import { sessionIn } from './granted.ts';
import { headersOf, loginRequest, logoutRequest, type Outgoing } from './request.ts';

/** Headers by which a system knows the session again. */
type Carried = Readonly<Record<string, string>>;

interface Open {
  readonly carried: Carried;
  readonly end: Outgoing | undefined;
}

/** Keeps the session; no more than one is ever asked for. */
export class SessionShelf {
  readonly #egress: Egress;
  #open: Promise<Open> | undefined;

  constructor(egress: Egress) {
    this.#egress = egress;
  }

  /** What signs a request. Rejects with an `UpstreamError` of the auth stage when the system gives no session. */
  async sign(method: SessionHttp, access: Access, signal: AbortSignal): Promise<Carried> {
    this.#open ??= this.#signIn(method, access, signal);
    return (await this.#open).carried;
  }

  /** Ends the session, where one was given. What was found stands, also when the goodbye is lost: a session ends by itself. */
  async end({ client }: Pick<Access, 'client'>): Promise<void> {
    const open = await this.#open?.catch(() => undefined);
    if (!open?.end) return;
    try {
      await this.#egress.request({ ...open.end, client });
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
    }
  }

  async #signIn(method: SessionHttp, access: Access, signal: AbortSignal): Promise<Open> {
    const { client, values } = access;
    const target = targetOf(method, access);
    const answer = await this.#egress.request({ ...loginRequest(method, target, values), client, signal });
    const fault = faultOf({ ...method.api, knows: target.knows }, 'login', answer);
    if (fault) throw errorOf({ method, access, target }, fault, answer);
    const session = sessionIn(method.login.session, answer);
    if (session === undefined) throw errorOf({ method, access, target }, 'auth.failed', answer);
    const known = { ...values, session };
    const cookie: Carried = method.login.session.by === 'cookies' ? { cookie: session } : {};
    const carried: Carried = { ...cookie, ...headersOf(method.carry, known) };
    return { carried, end: logoutRequest(method, target, known, carried) };
  }
}
