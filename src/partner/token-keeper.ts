/** Tokens after they were stored: one that works now, refreshed before it ends, and another one when the partner wants it. */
import { RotatedToken, routes } from '../contract/index.ts';
import type { Deliverer } from './delivery.ts';
import { deliveryOf, store } from './hand-over.ts';
import { refreshAtMakini } from './makini-wire.ts';
import type { Delivery, Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { connectionToken, refresh } from './service-wire.ts';
import type { SystemApi } from './system-api.ts';

/** How a token is rotated. */
export interface RotateOptions {
  /** For how many seconds the ones before go on: a day unless told, a week at most, 0 ends them at once. */
  readonly overlap?: number;
}

/** Gives tokens of connections that the partner has stored. */
export interface TokenKeeper {
  tokenFor(connectionId: string): Promise<string>;
  rotateToken(connectionId: string, options?: RotateOptions): Promise<string>;
}

/** A token that ends sooner than this, in milliseconds, is renewed first. */
const margin = 60_000;

const lives = ({ expiresAt }: Delivery, more: number): boolean =>
  expiresAt === undefined || expiresAt.getTime() - Date.now() > more;

const isCode = (error: unknown, code: string): boolean =>
  error instanceof PartnerError && error.code === code;

/** Work for one connection, one after the other. */
const createQueue = () => {
  const last = new Map<string, Promise<unknown>>();
  return <T>(id: string, work: () => Promise<T>): Promise<T> => {
    const own = (last.get(id) ?? Promise.resolve()).then(work, work);
    last.set(id, own);
    const done = (): void => {
      if (last.get(id) === own) last.delete(id);
    };
    own.then(done, done);
    return own;
  };
};

/** A keeper over the partner's own store; it keeps nothing itself. */
export const createTokenKeeper = (settings: Settings, api: SystemApi, deliverer: Deliverer): TokenKeeper => {
  const inTurn = createQueue();
  const renewing = new Map<string, Promise<string>>();

  const look = async (id: string): Promise<Delivery | undefined> => {
    try {
      return await settings.getToken?.(id);
    } catch (cause) {
      if (cause instanceof PartnerError) throw cause;
      throw new PartnerError('store_failed', 'getToken threw.', { cause });
    }
  };
  const kept = async (id: string): Promise<Delivery> => {
    if (!settings.getToken)
      throw new PartnerError('options_malformed', 'tokenFor needs the option getToken, such as store.get.');
    const delivery = await look(id);
    if (delivery) return delivery;
    throw new PartnerError('token_missing', 'No token is stored for this connection.');
  };
  const keep = async (delivery: Delivery): Promise<string> => {
    await store(deliverer, delivery);
    return delivery.token;
  };

  /** An answer that was lost is asked for again under the same key: it is the same rotation. */
  const rotate = async (
    id: string,
    { overlap }: RotateOptions,
    before: Delivery | undefined,
  ): Promise<string> => {
    if (settings.isMakini)
      throw new PartnerError('options_malformed', "Makini's own service rotates by refreshing alone.");
    const asked = {
      route: routes.rotateToken,
      id,
      headers: { 'idempotency-key': crypto.randomUUID() },
      ...(overlap !== undefined && { query: { overlap: String(overlap) } }),
    };
    const answer = await api.read(asked, RotatedToken).catch((error: unknown) => {
      if (isCode(error, 'service_unreachable')) return api.read(asked, RotatedToken);
      throw error;
    });
    const token = connectionToken(answer, 'the rotation');
    return keep(deliveryOf(token, before?.customer ?? { id: answer.customer_id ?? '' }));
  };

  const refreshed = (before: Delivery, text: string): Promise<Delivery> =>
    settings.isMakini
      ? refreshAtMakini(settings, before, text)
      : refresh(settings, text).then((token) => deliveryOf(token, before.customer));

  const next = async (id: string, before: Delivery): Promise<string> => {
    const { refreshToken } = before;
    if (refreshToken === undefined) return rotate(id, {}, before);
    try {
      return await keep(await refreshed(before, refreshToken));
    } catch (error) {
      if (!isCode(error, 'refresh_refused')) throw error;
      // Another process has stored what came after it; else the client's secret gets another one.
      const now = await kept(id);
      if (now.token !== before.token && lives(now, 0)) return now.token;
      if (settings.isMakini) throw error;
      return rotate(id, {}, now);
    }
  };

  const renew = async (id: string): Promise<string> => {
    // Whoever was before in the queue, or in another process, may have renewed it.
    const now = await kept(id);
    if (lives(now, margin)) return now.token;
    return next(id, now).catch((error: unknown) => {
      if (isCode(error, 'service_unreachable') && lives(now, 0)) return now.token;
      throw error;
    });
  };

  return {
    async tokenFor(id) {
      const now = await kept(id);
      if (lives(now, margin)) return now.token;
      const own = renewing.get(id) ?? inTurn(id, () => renew(id)).finally(() => renewing.delete(id));
      renewing.set(id, own);
      return own;
    },
    rotateToken: (id, options = {}) => inTurn(id, async () => rotate(id, options, await look(id))),
  };
};
