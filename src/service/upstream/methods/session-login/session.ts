/** Signing in for a session, asking with it, and ending it. */
import type { FailureCode } from '../../../../contract/index.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { LoginAddress } from './address.ts';
import { resultOf, type Call } from './rpc.ts';

/** A session: asks for what the signed-in user may see. */
export interface LoginSession {
  /** The result of a call; `auth.session_ended` when the system no longer knows the session. */
  ask(method: string, parameters: readonly unknown[], fallback: FailureCode): Promise<unknown>;
  /** What stands for it in a call. */
  readonly key: string;
  end(): Promise<void>;
}

const missing = ({ host, database = '', wasChosen }: LoginAddress): UpstreamError =>
  wasChosen
    ? new UpstreamError('access.choice_gone', { host, choice: database })
    : new UpstreamError('service.database_missing', { host, database });

/** The databases that the server names; undefined where it keeps them to itself. */
export const databasesOf = async (call: Call): Promise<readonly string[] | undefined> => {
  const reply = await call('common.db.list', []);
  const list = reply.is === 'result' && Array.isArray(reply.result) ? (reply.result as unknown[]) : undefined;
  return list?.filter(
    (name): name is string => typeof name === 'string' && name !== '' && name.length <= 400,
  );
};

/** Throws when the server names its databases and this is none of them. */
export const requireDatabase = async (call: Call, address: LoginAddress): Promise<void> => {
  const known = await databasesOf(call);
  if (known && address.database !== undefined && !known.includes(address.database)) throw missing(address);
};

/** What a login's answer holds: the user's number and the session. */
const keyOf = (result: unknown): readonly [number, string] | undefined => {
  const [user, session] = Array.isArray(result) ? (result as unknown[]) : [];
  return typeof user === 'number' && typeof session === 'string' ? [user, session] : undefined;
};

/** Signs in, once. Rejects with an `UpstreamError` of the auth stage, or with the database that is not there. */
export const signIn = async (call: Call, address: LoginAddress): Promise<LoginSession> => {
  const { host, database = '', username, password } = address;
  const reply = await call('common.db.login', [username, { password }, 'en'], { database });
  if (reply.is === 'refused') throw new UpstreamError('auth.refused', { host });
  // The server asks for something else than the password it was given.
  if (reply.is === 'error' && reply.name === 'LoginException')
    throw new UpstreamError('auth.second_factor', { host });
  if (reply.is === 'error' && /\bexist/i.test(reply.name)) throw missing(address);
  const key = keyOf(resultOf(reply, 'auth.failed', host));
  if (!key) throw new UpstreamError('auth.failed', { host });
  const [user, token] = key;
  const session = Buffer.from(`${username}:${user}:${token}`, 'utf8').toString('base64');
  return {
    key: session,
    ask: async (method, parameters, fallback) =>
      resultOf(await call(method, parameters, { database, session }), fallback, host),
    end: async () => {
      try {
        await call('common.db.logout', [], { database, session });
      } catch (error) {
        // What was found stands, also when the goodbye is lost: the session ends by itself.
        if (!(error instanceof UpstreamError)) throw error;
      }
    },
  };
};

/** Signs in for one piece of work and out again. A session that the system ended early is opened once more. */
export const withSession = async <T>(
  call: Call,
  address: LoginAddress,
  work: (session: LoginSession) => Promise<T>,
): Promise<T> => {
  const once = async (): Promise<T> => {
    const session = await signIn(call, address);
    try {
      return await work(session);
    } finally {
      await session.end();
    }
  };
  try {
    return await once();
  } catch (error) {
    if (error instanceof UpstreamError && error.code === 'auth.session_ended') return once();
    throw error;
  }
};
