// The load, in a process of its own: takes one job after another from its parent and answers each with what it measured.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { get, type ClientRequest } from 'node:http';
import { Pool } from 'undici';
import { callbackOf, type Done, type Job, type Load, type Target } from './job.ts';
import { arrivals, openLoop } from './open-loop.ts';
import { quantile } from './quantiles.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
const form = 'application/x-www-form-urlencoded';
const challenge = sha256('v'.repeat(43));

/** People do not share an address: the service is told theirs by a proxy that it trusts. */
const someAddress = (): string => `10.${[...randomBytes(3)].join('.')}`;

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** Counts what was not hoped for, and keeps connections. */
class Sender {
  readonly statuses: Record<string, number> = {};
  readonly #pool: Pool;
  readonly #target: Target;

  constructor(target: Target) {
    this.#target = target;
    this.#pool = new Pool(target.service, { connections: 200 });
  }

  async send(
    path: string,
    type: string,
    body: string,
    wanted: number,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const answer = await this.#pool.request({
      method: 'POST',
      path,
      headers: { 'content-type': type, ...headers },
      body,
    });
    const text = await answer.body.text();
    const status = answer.statusCode;
    if (status !== wanted) this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    return { status, json: status === wanted ? (JSON.parse(text) as unknown) : undefined };
  }

  asClient(path: string, fields: Record<string, string>, wanted: number, secret?: string): Promise<Answer> {
    const { clientId, clientSecret } = this.#target;
    const basic = Buffer.from(`${clientId}:${secret ?? clientSecret}`).toString('base64');
    return this.send(path, form, new URLSearchParams(fields).toString(), wanted, {
      authorization: `Basic ${basic}`,
    });
  }

  push(): Promise<Answer> {
    const { page } = this.#target;
    return this.asClient(
      '/oauth/par',
      {
        response_type: 'code',
        redirect_uri: callbackOf(page),
        state: 'state-12345',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        customer_id: randomUUID(),
        origin: page,
      },
      201,
    );
  }

  open(request_uri: string, from: string): Promise<Answer> {
    return this.send('/connect/sessions', 'application/json', JSON.stringify({ request_uri }), 201, {
      origin: this.#target.page,
      'idempotency-key': randomUUID(),
      'x-forwarded-for': from,
    });
  }

  /** A session's token; undefined when the service refused. */
  async session(from = someAddress()): Promise<string | undefined> {
    const pushed = (await this.push()).json as { request_uri: string } | undefined;
    if (pushed === undefined) return undefined;
    const opened = (await this.open(pushed.request_uri, from)).json as
      { session: { token: string } } | undefined;
    return opened?.session.token;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

const measured = async (
  sender: Sender,
  { rate, seconds, seed }: Load,
  work: (index: number) => Promise<unknown>,
): Promise<Done> => {
  const times = arrivals(rate, seconds, seed);
  const latencies = await openLoop(times, async (index) => {
    await work(index).catch((error: NodeJS.ErrnoException) => {
      const code = error.code ?? error.name;
      sender.statuses[code] = (sender.statuses[code] ?? 0) + 1;
    });
  });
  const sorted = Float64Array.from(latencies).sort();
  const [p50 = NaN, p95 = NaN, p99 = NaN] = [0.5, 0.95, 0.99].map((share) => quantile(sorted, share));
  return { count: sorted.length, p50, p95, p99, statuses: sender.statuses };
};

/** One stranger: guesses the secret of a client, and opens requests that nobody has pushed, all from one address. */
const flood = (sender: Sender, index: number): Promise<unknown> =>
  index % 2 === 0
    ? sender.asClient('/oauth/par', {}, 0, 'wrong')
    : sender.open(`urn:ietf:params:oauth:request_uri:${randomUUID()}`, '10.66.66.66');

const streams: ClientRequest[] = [];

const openStreams = async (sender: Sender, { service, page }: Target, count: number): Promise<void> => {
  const one = async (): Promise<void> => {
    const token = await sender.session();
    const headers = { origin: page, authorization: `Bearer ${token}`, 'x-forwarded-for': someAddress() };
    await new Promise<void>((begun, failed) => {
      const request = get(`${service}/connect/session/events`, { headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200)
          sender.statuses[`${answer.statusCode}`] = (sender.statuses[`${answer.statusCode}`] ?? 0) + 1;
        answer.once('data', () => begun());
        answer.on('error', () => undefined);
        answer.resume();
      });
      request.on('error', failed);
      streams.push(request);
    });
  };
  for (let done = 0; done < count; done += 20)
    await Promise.all(Array.from({ length: Math.min(20, count - done) }, one));
};

const run = async (job: Job): Promise<Done> => {
  for (const stream of streams.splice(0)) stream.destroy();
  const sender = new Sender(job.target);
  try {
    if (job.kind === 'sessions') return await measured(sender, job.load, () => sender.session());
    if (job.kind === 'flood') return await measured(sender, job.load, (index) => flood(sender, index));
    if (job.kind === 'streams') {
      await openStreams(sender, job.target, job.count);
      return { count: streams.length, p50: NaN, p95: NaN, p99: NaN, statuses: sender.statuses };
    }
    const { codes, verifier, target } = job;
    return await measured(sender, job.load, (index) =>
      sender.asClient(
        '/link/token',
        {
          grant_type: 'authorization_code',
          code: codes[index] ?? '',
          redirect_uri: callbackOf(target.page),
          code_verifier: verifier,
        },
        200,
      ),
    );
  } finally {
    await sender.close();
  }
};

process.on('message', (job: Job) => {
  run(job).then(
    (done) => process.send?.({ done }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
