/** The checks that run in this process: started, stopped, and waited for by streams. What they end in is settled in `settle-check.ts`. */
import type { Stage } from '../../contract/index.ts';
import { failureFacts } from '../failure-facts.ts';
import type { Access, CheckOutcome, Ports, TokenKeeper } from '../ports.ts';
import type { RegisteredClient } from '../upstream-clients/registered-client.ts';
import { registeredAs } from '../upstream-clients/registered.ts';
import { failureOf } from '../upstream/failure.ts';
import { unlessAborted } from './aborted.ts';
import { failureOfEnd } from './check-failure.ts';
import { concluded, remarked, remarkOn } from './environment.ts';
import { fieldsOf, methodOf, type CheckJob } from './check-job.ts';
import { beatEvery, renewLeases } from './check-leases.ts';
import { courtesyOf, inTurn } from './courtesy.ts';
import { settleCheck, type Run } from './settle-check.ts';
import { scrubber } from './scrubber.ts';
import { StageLog } from './stage-log.ts';
import type { Session } from './session.ts';
import { sessionTokens } from './session-tokens.ts';

/** How long a check may take as a whole, in milliseconds. */
export const checkBudget = 60_000;

/** How long a check may wait for its turn at a host, in milliseconds. */
const queuePatience = 120_000;

const waitingStage = (host: string): Stage => ({
  stage: 'dns',
  status: 'running',
  evidence: [{ code: 'dns.waits_its_turn', values: { host } }],
});

const accessOf = (
  { session, system, values, choice, kept, grant }: CheckJob,
  tokens: TokenKeeper,
): Access => ({
  system,
  values,
  choice: choice?.id,
  client: { id: session.client_id, mode: session.mode, customer: session.customer_id },
  server: kept?.server,
  grant,
  tokens,
});

interface Running {
  readonly session: Session;
  readonly stop: AbortController;
  readonly end: Promise<void>;
}

/** What a check works with; `own` is the partner's client, once it was opened. */
interface Tools {
  readonly tokens: TokenKeeper;
  readonly log: StageLog;
  readonly own: { client?: RegisteredClient | undefined };
}

/** Checks running now, by id. One per service. */
export class CheckRuns {
  readonly #ports: Ports;
  readonly #budget: number;
  readonly #running = new Map<string, Running>();
  readonly #closing = new AbortController();
  readonly #interrupted = new AbortController();
  readonly #waiting = new Map<string, Set<() => void>>();
  readonly #deafen: (() => void) | undefined;
  #beats: NodeJS.Timeout | undefined;

  constructor(ports: Ports, budget: number = checkBudget) {
    this.#ports = ports;
    this.#budget = budget;
    this.#deafen = ports.bell?.listen((id) => this.#hear(id));
  }

  /** Runs a check in the background; its events are rows, its end is the session's next step. */
  start(job: CheckJob): void {
    const stop = new AbortController();
    const end = this.#run(job, stop.signal).catch((error: unknown) => {
      this.#ports.log.error('check.unsettled', { check: job.check, ...failureFacts(error) });
    });
    this.#running.set(job.check, { session: job.session, stop, end });
    this.#beats ??= setInterval(() => void this.#beat(), beatEvery).unref();
    void end.then(() => {
      this.#forget(job.check);
      this.announce(job.check);
    });
  }

  /** Stops the checks of a session, wherever they run, and wakes its streams: the person left them. */
  stop(session: string): void {
    for (const running of this.#running.values()) if (running.session.id === session) running.stop.abort();
    this.announce(session);
  }

  /** Whether this process is running the check. */
  has(check: string): boolean {
    return this.#running.has(check);
  }

  /** How many this process is running. */
  get count(): number {
    return this.#running.size;
  }

  /** Resolves when no check is running any more. */
  async settled(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ end }) => end));
  }

  /** Aborted when the service stops: streams end, and their pages come back to the next process. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Ends the streams. */
  close(): void {
    this.#closing.abort();
  }

  /** Waits this long for running checks; what still runs then fails as interrupted, and can be tried again without typing. */
  async drain(patience: number): Promise<void> {
    const late = setTimeout(() => this.#interrupted.abort(), patience);
    await this.settled();
    clearTimeout(late);
    this.#deafen?.();
  }

  /** Wakes the streams of a check, or of a session, in every process. */
  announce(check: string): void {
    this.#wake(check);
    this.#ports.bell?.ring(check);
  }

  #wake(check: string): void {
    const waiting = this.#waiting.get(check);
    this.#waiting.delete(check);
    for (const wake of waiting ?? []) wake();
  }

  /** Resolves at the next event of a check or session, or when the signal says to stop waiting. */
  changed(check: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(check) ?? new Set();
      this.#waiting.set(check, waiting);
      const wake = (): void => {
        waiting.delete(wake);
        if (waiting.size === 0 && this.#waiting.get(check) === waiting) this.#waiting.delete(check);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      if (signal.aborted) wake();
      else signal.addEventListener('abort', wake, { once: true });
    });
  }

  /** News from any process; without an id, any may have been missed. */
  #hear(id: string | undefined): void {
    for (const each of id === undefined ? [...this.#waiting.keys()] : [id]) this.#wake(each);
    const concerned = [...this.#running.values()].some(
      ({ session }) => id === undefined || session.id === id,
    );
    if (concerned) void this.#beat();
  }

  /** Says that the checks run, and stops those that were left by way of another process. */
  async #beat(): Promise<void> {
    const running = new Map([...this.#running].map(([check, { session }]) => [check, session]));
    try {
      for (const check of await renewLeases(this.#ports, running)) this.#running.get(check)?.stop.abort();
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      this.#ports.log.warn('lease.not_renewed', { error: kind });
    }
  }

  #forget(check: string): void {
    this.#running.delete(check);
    if (this.#running.size > 0) return;
    clearInterval(this.#beats);
    this.#beats = undefined;
  }

  async #run(job: CheckJob, stopped: AbortSignal): Promise<void> {
    const { store } = this.#ports;
    const tokens = sessionTokens(this.#ports, job);
    const own: Tools['own'] = {};
    const scrub = scrubber(
      fieldsOf(job.system),
      job.values,
      () => tokens.current(),
      () => own.client,
    );
    const log = new StageLog(store, job.check, scrub.stage, () => this.announce(job.check));
    const outcome = scrub.outcome(await this.#attempt(job, { tokens, log, own }, stopped));
    const run: Run = { ...job, tokens, log, stopped };
    await settleCheck(this.#ports, run, outcome);
    this.announce(job.check);
    this.announce(job.session.id);
  }

  async #attempt(job: CheckJob, { tokens, log, own }: Tools, stopped: AbortSignal): Promise<CheckOutcome> {
    const interrupted = this.#interrupted.signal;
    const left = AbortSignal.any([stopped, interrupted]);
    const access = accessOf(job, tokens);
    const remark = remarkOn(job.system, job.values, job.session.mode);
    let budget: AbortSignal | undefined;
    const check = async (): Promise<CheckOutcome> => {
      budget = AbortSignal.timeout(this.#budget);
      const signal = AbortSignal.any([left, budget]);
      const whole = { ...access, registered: own.client };
      const report = (stage: Stage): void => log.add(remarked(stage, remark));
      const asked = methodOf(this.#ports, job.system).check(whole, report, signal);
      return concluded(await unlessAborted(asked, signal), remark);
    };
    const onWait = (host: string): void => log.add(waitingStage(host));
    try {
      own.client = await registeredAs(this.#ports, job.session, job.system.id, job.kept?.registered);
      return await inTurn(this.#ports, access, { signal: left, patience: queuePatience, onWait }, () =>
        courtesyOf(this.#ports).signIns.check(access, check, () => log.has('auth')),
      );
    } catch (error) {
      const outOfTime = budget?.aborted === true;
      if (!left.aborted && !outOfTime)
        this.#ports.log.warn('check.threw', { check: job.check, ...failureFacts(error) });
      const failure = interrupted.aborted
        ? failureOf('service.interrupted')
        : failureOfEnd(error, outOfTime, log.running(), job.values);
      return { status: 'failed', failure };
    }
  }
}
