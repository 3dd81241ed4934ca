// Here: telling partners of events: endpoints, signatures, delivery. Not here: writing events down (outbox.ts), what they mean (the rooms they happen in).
/** One attempt to tell a partner of an event: signed now, sent through the guarded way out, and judged by its answer. */
import type { Ports } from '../ports.ts';
import { failureFacts } from '../failure-facts.ts';
import { UpstreamError } from '../upstream/upstream-error.ts';
import { endDelivered, endFailed, type Due, type Outcome } from './deliveries.ts';
import { disableGone } from './endpoints.ts';
import { waitAfter, wishOf } from './schedule.ts';
import { secretsOf } from './secrets.ts';
import { makiniHeaders, signedHeaders } from './signature.ts';

/** How long an endpoint may take, in milliseconds. */
const budget = 15_000;

/** What came of an attempt that got an answer, or none. */
interface Answer extends Pick<Outcome, 'last_status' | 'last_error'> {
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

const send = async (ports: Ports, due: Due, signal: AbortSignal): Promise<Answer> => {
  try {
    const body = bodyOf(due);
    const { standard, makini } = await secretsOf(ports, due.endpoint_id);
    const { status, headers } = await ports.egress.request({
      url: due.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signedHeaders(due.event_id, ports.clock(), body, standard),
        ...makiniHeaders(body, makini),
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
  const at = ports.clock();
  const from = performance.now();
  const { retryAfter, ...answer } = await send(ports, due, signal);
  const outcome = { ...answer, at, ms: Math.round(performance.now() - from) };
  const { last_status: status, ms } = outcome;
  const facts = { client: due.client_id, mode: due.mode, subject: due.endpoint_id, status, ms };
  if (status !== null && status >= 200 && status < 300) {
    await endDelivered(ports, due, outcome);
    return ports.log.info('webhook.delivered', { ...facts, count: due.attempts });
  }
  ports.log.warn('webhook.failed', { ...facts, code: outcome.last_error, count: due.attempts });
  if (status === 410) return disableGone(ports, due, outcome);
  const wish = wishOf(retryAfter, ports.clock());
  return endFailed(ports, due, outcome, waitAfter(due.attempts, chance(), wish));
};
