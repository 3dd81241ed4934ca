// Here: telling partners of events: endpoints, signatures, delivery. Not here: writing events down (outbox.ts), what they mean (the rooms they happen in).
/** One attempt to tell a partner of an event: signed now, sent through the guarded way out, and judged by its answer. */
import type { Ports } from '../ports.ts';
import { failureFacts } from '../failure-facts.ts';
import { UpstreamError } from '../upstream/upstream-error.ts';
import { disableEndpoint, endDelivered, endFailed, type Due, type Fault } from './deliveries.ts';
import { webhookSecretContext } from './endpoints.ts';
import { waitAfter, wishOf } from './schedule.ts';
import { signedHeaders } from './signature.ts';

/** How long an endpoint may take, in milliseconds. */
const budget = 15_000;

/** What came of an attempt that got an answer, or none. */
interface Result extends Fault {
  readonly retryAfter?: string | undefined;
}

/** The body, the same in every attempt. */
export const bodyOf = ({
  type,
  payload,
  happened_at,
}: Pick<Due, 'type' | 'payload' | 'happened_at'>): string =>
  JSON.stringify({
    type,
    timestamp: new Date(happened_at).toISOString(),
    data: JSON.parse(payload) as unknown,
  });

const secretsOf = async ({ store, vault, clock }: Ports, due: Due): Promise<string[]> => {
  const rows = await store
    .selectFrom('webhook_secret')
    .selectAll()
    .where('endpoint_id', '=', due.endpoint_id)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', clock())]))
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => vault.open(row.sealed, webhookSecretContext(row)));
};

const send = async (ports: Ports, due: Due, signal: AbortSignal): Promise<Result> => {
  try {
    const body = bodyOf(due);
    const { status, headers } = await ports.egress.request({
      url: due.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signedHeaders(due.event_id, ports.clock(), body, await secretsOf(ports, due)),
      },
      body,
      timeoutMs: budget,
      signal,
      client: { id: due.client_id, mode: due.mode },
    });
    return { last_status: status, last_error: null, retryAfter: headers['retry-after'] };
  } catch (error) {
    if (error instanceof UpstreamError) return { last_status: null, last_error: error.failure.code };
    ports.log.error('webhook.broken', failureFacts(error));
    return { last_status: null, last_error: 'internal' };
  }
};

/** Makes the attempt that was begun, and writes down what came of it. */
export const attempt = async (
  ports: Ports,
  due: Due,
  { signal, chance }: { readonly signal: AbortSignal; readonly chance: () => number },
): Promise<void> => {
  const { retryAfter, ...fault } = await send(ports, due, signal);
  const { last_status: status } = fault;
  const facts = { client: due.client_id, mode: due.mode, subject: due.endpoint_id, status };
  if (status !== null && status >= 200 && status < 300) {
    await endDelivered(ports, due, status);
    return ports.log.info('webhook.delivered', { ...facts, count: due.attempts });
  }
  ports.log.warn('webhook.failed', { ...facts, code: fault.last_error, count: due.attempts });
  if (status === 410) return disableEndpoint(ports, due);
  const wish = wishOf(retryAfter, ports.clock());
  return endFailed(ports, due, fault, waitAfter(due.attempts, chance(), wish));
};
