/** `POST <base>/webhook`: takes what the service tells, verified, each message once, and fetches the token that a page did not bring. */
import { AnyWebhook, WebhookEvent, type ConnectionAuthorized } from '../contract/index.ts';
import type { Binding } from './binding.ts';
import { collect } from './collecting.ts';
import type { Deliverer } from './delivery.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { readRaw } from './request-body.ts';
import { verifyWebhook } from './webhook-signature.ts';

/** Takes a webhook. */
export type WebhookTaker = (request: Request) => Promise<Record<string, never>>;

/** Ids of messages that are remembered; the service repeats one for about three days. */
const remembered = 10_000;

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new PartnerError('malformed_request', 'The webhook is not JSON.');
  }
};

/** Nothing is left to fetch: the connection was given up or ended since. Told to the developer, not to the service. */
const isOver = (error: unknown): error is PartnerError =>
  error instanceof PartnerError && ['claim_expired', 'session_unknown'].includes(error.code);

const tell = async (settings: Settings, event: WebhookEvent): Promise<void> => {
  try {
    await settings.onEvent(event);
  } catch (cause) {
    throw new PartnerError('store_failed', 'onEvent threw: the service tells of it again.', { cause });
  }
};

/** Fetches the token of a session, unless a page brought it. */
const fetchToken = async (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
  { session, state, customer_id: customerId }: ConnectionAuthorized['data'],
): Promise<void> => {
  try {
    await collect(settings, binding, deliverer, { session, state, customerId });
  } catch (error) {
    if (!isOver(error)) throw error;
    settings.onError(error);
  }
};

/** Does the work of a message unless it was done, by whichever process; asks and notes it where that is kept. */
const unlessTaken = async ({ taken }: Settings, id: string, work: () => Promise<void>): Promise<void> => {
  if (taken === undefined) return work();
  const ask = async <T>(question: () => T | Promise<T>): Promise<T> => {
    try {
      return await question();
    } catch (cause) {
      throw new PartnerError('store_failed', 'taken threw: the service tells of it again.', { cause });
    }
  };
  if (await ask(() => taken.has(id))) return;
  await work();
  await ask(() => taken.add(id));
};

const take = async (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
  body: string,
): Promise<void> => {
  const json = parsed(body);
  if (!AnyWebhook.safeParse(json).success)
    throw new PartnerError('malformed_request', 'The webhook is in an unknown shape.');
  const event = WebhookEvent.safeParse(json);
  // A newer service tells of more than this version knows: that is no failure.
  if (!event.success) return;
  const { type, data } = event.data;
  if (type === 'connection.authorized') await fetchToken(settings, binding, deliverer, data);
  await tell(settings, event.data);
};

/** A taker that remembers what it took: a message that comes again, or twice at once, is taken once. */
export const createWebhookTaker = (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
): WebhookTaker => {
  const taken = new Map<string, Promise<void>>();
  const remember = (id: string, work: Promise<void>): Promise<void> => {
    taken.set(id, work);
    const [oldest] = taken.keys();
    if (taken.size > remembered && oldest !== undefined) taken.delete(oldest);
    work.catch(() => taken.delete(id));
    return work;
  };
  return async (request) => {
    const body = await readRaw(request, 'application/json');
    const id = await verifyWebhook(settings.webhookSecrets, request.headers, body, Date.now());
    const work = () => unlessTaken(settings, id, () => take(settings, binding, deliverer, body));
    await (taken.get(id) ?? remember(id, work()));
    return {};
  };
};
