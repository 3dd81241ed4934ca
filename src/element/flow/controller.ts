// Here: where the person is (state), what happened (events), what is owed (effects), and the one rule between them. Not here:
// pixels and words; only the controller is asynchronous.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallbackAnswer, HandOver, SessionGrant, Step } from '../../contract/index.ts';
import { attempt, newKey } from '../world/attempt.ts';
import type { AttemptReports } from '../world/attempt.ts';
import type { SessionRequest } from '../world/host.ts';
import type { ResumeStore } from '../world/resume.ts';
import { ServiceClient, UnknownStep } from '../world/service.ts';
import type { CheckListener } from '../world/stream.ts';
import type { About, Effect, Told } from './effect.ts';
import type { FlowEvent } from './event.ts';
import { handOver } from './hand-over.ts';
import { placeOf, start } from './state.ts';
import type { State } from './state.ts';
import { transition } from './transition.ts';
import { Trouble } from './trouble.ts';
import type { TroubleCode } from './trouble.ts';
import { Watch } from './watch.ts';

/** What the flow needs from outside; the element hands it in. */
export interface World {
  readonly resume: ResumeStore;
  askSession(request: Asking, signal: AbortSignal): Promise<SessionGrant>;
  deliver(answer: HandOver, signal: AbortSignal): Promise<CallbackAnswer['connection'] | undefined>;
  /** The system to start at. */
  system(): string | undefined;
  showForm(step: string, ticket: string): void;
  clearForm(): void;
  tell(told: Told): void;
}

type Opening = Pick<Extract<Effect, { do: 'open' }>, 'reason' | 'about'>;
/** What is asked of the host beside what the element says itself; what it is about goes before that. */
type Asking = Pick<SessionRequest, 'reason' | 'session'> & Partial<About>;

/** Codes with which a host or service says that a session cannot be continued. */
const notResumable: readonly string[] = [
  'session_unknown',
  'session_expired',
  'request_uri_unknown',
  'malformed_request',
];
/** Runs the flow: keeps the state, does the effects. Every wait, try and timer of the flow is here or in the world. */
export class FlowController implements ReactiveController {
  state: State = start;
  readonly #host: ReactiveControllerHost;
  readonly #world: World;
  /** Ends what the present place began. */
  #place = new AbortController();
  readonly #watch = new Watch();
  #service: ServiceClient | undefined;
  #session: string | undefined;
  #openings = 0;

  constructor(host: ReactiveControllerHost, world: World) {
    this.#host = host;
    this.#world = world;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#hidePage);
    addEventListener('pageshow', this.#showPage);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#hidePage);
    removeEventListener('pageshow', this.#showPage);
  }

  /** Whether a session can be continued after a reload of the page. */
  get resumable(): boolean {
    return this.#world.resume.read() !== undefined;
  }

  /** The client of the open session, for what a screen loads by itself (the catalogue). */
  get service(): ServiceClient | undefined {
    return this.#service;
  }

  /** Something happened. */
  send(event: FlowEvent): void {
    const { state, effects } = transition(this.state, event);
    if (placeOf(state) !== placeOf(this.state)) {
      this.#place.abort();
      this.#place = new AbortController();
    }
    this.state = state;
    this.#host.requestUpdate();
    for (const effect of effects) this.#run(effect);
  }

  readonly #hidePage = (): void => this.#watch.stop();
  readonly #showPage = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    this.send({ type: 'news_suspected' });
    if (this.state.at === 'authorize') this.#run({ do: 'watch_session' });
  };

  #run(effect: Effect): void {
    const { signal } = this.#place;
    switch (effect.do) {
      case 'tell':
        return this.#world.tell(effect.told);
      case 'remember':
        this.#session = effect.session;
        return this.#world.resume.write(effect.session);
      case 'forget':
        return this.#forget(effect.cancel);
      case 'clear_form':
        return this.#world.clearForm();
      case 'watch_check':
        return void this.#guarded(signal, () =>
          this.#watch.check(this.#opened, effect.check, this.#checkListener, signal),
        );
      case 'watch_session':
        return void this.#guarded(signal, () =>
          this.#watch.session(this.#opened, () => this.send({ type: 'news_suspected' }), signal),
        );
      case 'open':
        return void this.#guarded(signal, () => this.#open(effect, signal));
      case 'hand_over':
        return void this.#guarded(signal, () => this.#handOver(signal));
      case 'show_form':
        return void this.#guarded(signal, () => this.#showForm(effect.step, signal));
      default:
        return void this.#guarded(signal, () => this.#move(effect, signal));
    }
  }

  /** Turns whatever goes wrong in an errand into an event, unless its place was left. */
  async #guarded(signal: AbortSignal, errand: () => Promise<void>): Promise<void> {
    try {
      await errand();
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof UnknownStep) return this.send({ type: 'unknown_step_came' });
      const { code, message, reference } =
        error instanceof Trouble ? error : new Trouble('internal', String(error));
      this.send({ type: 'trouble_met', code, message, ...(reference !== undefined && { reference }) });
    }
  }

  #attempt<T>(
    ask: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
    unreachable?: TroubleCode,
  ): Promise<T> {
    const say = (type: 'waited_long' | 'connection_lost' | 'connection_returned') => (): void => {
      if (!signal.aborted) this.send({ type });
    };
    const reports: AttemptReports = {
      onLong: say('waited_long'),
      onLost: say('connection_lost'),
      onReturned: say('connection_returned'),
    };
    return attempt(ask, signal, reports, unreachable);
  }

  get #opened(): ServiceClient {
    if (!this.#service) throw new Trouble('session_unknown', 'There is no open session.');
    return this.#service;
  }

  async #open({ reason, about }: Opening, signal: AbortSignal): Promise<void> {
    const session = reason === 'open' ? undefined : (this.#session ?? this.#world.resume.read());
    const asked = session === undefined ? 'open' : reason;
    try {
      await this.#openAs({ reason: asked, about }, session, signal);
    } catch (error) {
      signal.throwIfAborted();
      const over = asked === 'resume' && error instanceof Trouble && notResumable.includes(error.code);
      if (!over) throw error;
      this.send({ type: 'resume_refused' });
    }
  }

  async #openAs({ reason, about }: Opening, session: string | undefined, signal: AbortSignal): Promise<void> {
    const ask = (tried: AbortSignal): Promise<SessionGrant> =>
      this.#world.askSession({ reason, session, ...about }, tried);
    const grant = await this.#attempt(ask, signal, 'host_unreachable');
    const service = new ServiceClient(grant.service);
    const key = newKey();
    const request = { request_uri: grant.request_uri, system: this.#world.system() };
    const answer = await this.#attempt((tried) => service.open(request, key, tried), signal);
    signal.throwIfAborted();
    this.#service = service;
    const opened = {
      session: answer.session,
      app: answer.client.name,
      mode: answer.client.mode,
      frame: new URL(answer.frame, grant.service).href,
      service: grant.service,
      nonce: ++this.#openings,
      connection: answer.connection,
    };
    this.send({ type: 'session_opened', opened, step: answer.step });
  }

  async #move(
    effect: Extract<Effect, { do: 'answer' | 'go_back' | 'switch_system' | 'ask_step' | 'cancel' }>,
    signal: AbortSignal,
  ): Promise<void> {
    const step = await this.#stepAfter(effect, signal);
    if (!signal.aborted) this.send({ type: 'stepped', step });
  }

  #stepAfter(
    effect: Extract<Effect, { do: 'answer' | 'go_back' | 'switch_system' | 'ask_step' | 'cancel' }>,
    signal: AbortSignal,
  ): Promise<Step> {
    const service = this.#opened;
    const key = newKey();
    switch (effect.do) {
      case 'answer':
        return this.#attempt((tried) => service.answer(effect.answer, key, tried), signal);
      case 'go_back':
        return this.#attempt((tried) => service.back(effect.step, key, tried), signal);
      case 'cancel':
        return this.#attempt((tried) => service.cancel(tried), signal);
      case 'ask_step':
        return this.#attempt((tried) => service.step(tried), signal);
      case 'switch_system':
        return this.#switchTo(effect.step, effect.system, signal);
    }
  }

  /** Back until the search, and from there to the system where one is named. */
  async #switchTo(from: string, system: string | undefined, signal: AbortSignal): Promise<Step> {
    const back = (step: string): Promise<Step> => this.#stepAfter({ do: 'go_back', step }, signal);
    let step = await back(from);
    while (step.kind !== 'select' && step.back) step = await back(step.id);
    if (step.kind !== 'select' || system === undefined) return step;
    return this.#stepAfter({ do: 'answer', answer: { kind: 'select', step: step.id, system } }, signal);
  }

  async #showForm(step: string, signal: AbortSignal): Promise<void> {
    const ticket = await this.#attempt((tried) => this.#opened.ticket(tried), signal);
    if (!signal.aborted) this.#world.showForm(step, ticket);
  }

  readonly #checkListener: CheckListener = {
    onEvent: (event) => {
      if (event.type === 'stage') this.send({ type: 'stage_told', stage: event.stage });
      else this.send({ type: 'check_ended', status: event.status });
    },
    onCheck: (check) => this.readCheck(check),
  };

  /** A check was read as it stands. */
  readCheck(check: Extract<FlowEvent, { type: 'check_read' }>['check']): void {
    this.send({ type: 'check_read', check });
    if (check.status !== 'running') this.send({ type: 'check_ended', status: check.status });
  }

  async #handOver(signal: AbortSignal): Promise<void> {
    const { state } = this;
    if (state.at !== 'handover') return;
    const { step } = state;
    const errands = {
      mint: () => this.#attempt((tried) => this.#opened.code(tried), signal),
      deliver: (answer: HandOver) => this.#attempt((tried) => this.#world.deliver(answer, tried), signal),
      step: () => this.#attempt((tried) => this.#opened.step(tried), signal),
      stored: !step.proof,
    };
    const done = await handOver(errands, signal);
    signal.throwIfAborted();
    if (!done) return this.send({ type: 'handover_failed' });
    const { id, system, name } = step.connection;
    this.send({ type: 'handed_over', connection: done.connection ?? { id, system, name } });
  }

  #forget(cancel: boolean): void {
    this.#session = undefined;
    this.#world.resume.clear();
    if (!cancel) return;
    // Nobody waits for the answer: a session that is not told ends by itself.
    void this.#service?.cancel(AbortSignal.timeout(5_000)).catch(() => undefined);
    this.#service = undefined;
  }
}
