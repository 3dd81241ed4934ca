// Here: the frame, the service’s own page in which everything secret is typed. Not here: the next step, which the service decides,
// and the screens around it, which the element draws.
// Runs the effects and holds every promise: between the port, the service, the inputs and the pure transition.
import { render } from 'lit/html.js';
import type { Guide, ToFrame } from '../../contract/index.ts';
import { Announcer } from '../../element/parts/announcer.ts';
import type { ElementPort } from './handshake.ts';
import { Pasting } from './paste.ts';
import { Press } from './press.ts';
import { everyValue, focusField, forgetSecrets, openValues, settleSecrets } from './inputs.ts';
import { keepTyped, takeTyped } from './keeping.ts';
import { persist } from './patience.ts';
import type { ServiceClient } from './service.ts';
import { initialState } from './state.ts';
import type { Effect, Event, Form, State } from './state.ts';
import { TicketClock } from './ticket-clock.ts';
import { Telling } from './telling.ts';
import { applyTheme } from './theme.ts';
import { transition } from './transition.ts';
import { causesOf } from './views/announcement.ts';
import type { FormParts } from './views/form-parts.ts';
import { frameView } from './views/frame.ts';
import { Wording } from './wording.ts';

/** Waits, in ms: before an address is looked at while it is typed, before "still trying", between tries. */
export interface Delays {
  readonly look: number;
  readonly slow: number;
  readonly retry: readonly number[];
}

/** What a controller is made of. */
export interface FrameParts {
  readonly root: HTMLElement;
  readonly port: ElementPort;
  readonly origins: readonly string[];
  readonly service: ServiceClient;
  readonly delays: Partial<Delays>;
}

const defaults: Delays = { look: 500, slow: 10_000, retry: [1000, 2000, 4000, 8000, 15_000] };

/** 128 random bits as hex; unlike `randomUUID` also where a partner's page is plain http. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Opened = Extract<Event, { type: 'opened' }>['opened'];

/** What the tab kept of the same form is newer than what the service did. */
const withTyped = (opened: Opened): Opened => ({
  ...opened,
  values: { ...opened.values, ...takeTyped(opened.step.id) },
});

/** The frame at work. */
export class FrameController {
  readonly #parts: FrameParts;
  readonly #delays: Delays;
  #state: State = initialState;
  readonly #press = new Press();
  readonly #telling: Telling;
  readonly #wording = new Wording(() => this.#draw());
  readonly #ticketClock = new TicketClock(() => this.#dispatch({ type: 'ticket_aged' }));
  #links: FormParts['links'];
  #looking = new AbortController();
  #talking = new AbortController();
  /** A focus asked for before there was a form. */
  #focusDue: { field?: string } | undefined;

  constructor(parts: FrameParts) {
    this.#parts = parts;
    this.#telling = new Telling(new Announcer(() => parts.root.querySelector('[role=status]')));
    this.#delays = { ...defaults, ...parts.delays };
    new Pasting({
      root: parts.root,
      form: () => (this.#form?.sending.is === 'idle' ? this.#form : undefined),
      words: () => this.#wording.words(this.#state.messages),
      speak: () => this.#wording.pasting(),
      dispatch: this.#dispatch,
    });
  }

  /** Listens to the element, the network and the Escape key. */
  start(): void {
    const { port, root } = this.#parts;
    const line = (): void => this.#dispatch({ type: 'line_changed', online: navigator.onLine });
    for (const name of ['online', 'offline']) window.addEventListener(name, line);
    window.addEventListener('keydown', ({ key, defaultPrevented, target }) => {
      const field = target instanceof HTMLInputElement ? target.name : undefined;
      if (key === 'Escape' && !defaultPrevented) port.tell({ type: 'escape', field });
    });
    window.addEventListener('pagehide', () => this.#leave());
    this.#press.watch(root);
    root.addEventListener('submit', (event) => this.#submit(event));
    port.hear((message) => this.#hear(message));
    line();
  }

  #hear(message: ToFrame): void {
    if (message.type === 'focus') return this.#focus(message.field);
    if (message.type === 'keep') return this.#keep();
    if (message.type === 'theme') {
      applyTheme(document, message.theme, this.#parts.origins);
      this.#wording.follow(message.theme.lang);
    }
    if (message.type === 'clear') {
      this.#parts.service.forget();
      takeTyped();
    }
    this.#dispatch({ type: 'told', message });
  }

  /** What the views report. Leaving a field waits for the end of a press: what it draws must not move a button from under it. */
  #done = (event: Event): void => {
    const leaving = event.type === 'left' || event.type === 'secret_left';
    if (leaving) this.#press.after(() => this.#dispatch(event));
    else this.#dispatch(event);
  };

  #dispatch = (event: Event): void => {
    const { state, effects } = transition(this.#state, event);
    this.#state = state;
    this.#draw();
    for (const effect of effects) this.#run(effect);
  };

  #draw(): void {
    const words = this.#wording.words(this.#state.messages);
    render(frameView(this.#state, this.#done, words, this.#links), this.#parts.root);
    this.#telling.hear(causesOf(this.#state, words));
    if (this.#form && this.#focusDue) this.#focus(this.#focusDue.field);
  }

  get #form(): Form | undefined {
    return this.#state.place.at === 'form' ? this.#state.place.form : undefined;
  }

  #run(effect: Effect): void {
    switch (effect.do) {
      case 'tell':
        return this.#parts.port.tell(effect.message);
      case 'focus':
        return this.#focusField(effect.field);
      case 'forget_secrets':
        return this.#form && forgetSecrets(this.#parts.root, this.#form.step);
      case 'open_paste':
        return void this.#wording.pasting().catch(() => undefined); // the box works without its hint
      case 'stop_looking':
        return this.#looking.abort();
      case 'stop':
        this.#looking.abort();
        return this.#talking.abort();
      case 'open':
        return void this.#open(effect.ticket);
      case 'look':
        return this.#look(effect);
      case 'age_ticket':
        return this.#ticketClock.start();
      case 'start':
        this.#ticketClock.start();
        return this.#parts.root.querySelector('form')?.requestSubmit();
      case 'send':
        return void this.#send(effect);
    }
  }

  /** A press with a ticket is the browser's own: it opens the tab. What is drawn after it must not change what is being sent. */
  #startSignIn(event: SubmitEvent): void {
    const { place } = this.#state;
    const ready = place.at === 'sign_in' && place.signIn.ticket !== undefined && this.#ticketClock.isFresh;
    if (!ready) event.preventDefault();
    this.#ticketClock.stop();
    if (place.at === 'sign_in' && place.signIn.pressed && !ready) return;
    setTimeout(() => this.#dispatch({ type: 'start_pressed', sent: ready }));
  }

  #submit(event: SubmitEvent): void {
    if (this.#state.place.at === 'sign_in') return this.#startSignIn(event);
    event.preventDefault();
    const { root } = this.#parts;
    const { step } = this.#form ?? {};
    if (!step) return;
    const again = event.submitter?.getAttribute('value') === 'again';
    const secrets = settleSecrets(root, step);
    this.#dispatch({ type: 'submit_pressed', again, key: newKey(), values: openValues(root, step), secrets });
  }

  /** On touch no field takes the focus by itself: a keyboard would cover half the screen. */
  #focus(field: string | undefined): void {
    this.#focusDue = this.#form ? undefined : { ...(field && { field }) };
    if (this.#form && !matchMedia('(pointer: coarse)').matches) this.#focusField(field);
  }

  #focusField(field: string | undefined): void {
    focusField(this.#parts.root, field);
    if (field !== undefined && field === this.#form?.step.problem?.field) this.#telling.spare();
  }

  /** The service keeps what it is shown when it looks at an address. */
  #keep(): void {
    const { step } = this.#form ?? {};
    if (step)
      this.#look({ do: 'look', step: step.id, values: openValues(this.#parts.root, step), soon: true });
  }

  /** The page goes, perhaps to come again. */
  #leave(): void {
    const form = this.#form;
    if (form && form.sending.is !== 'sent') keepTyped(form.step.id, openValues(this.#parts.root, form.step));
  }

  async #open(ticket: string): Promise<void> {
    const { signal } = this.#renew();
    const open = () => this.#parts.service.open(ticket, signal);
    this.#wording.prepare();
    const answer = await persist(open, this.#delays.retry, signal);
    if (answer.ok) void this.#loadLinks(answer.value.step.guide);
    if (answer.ok) await this.#wording.ready(answer.value.step.problem !== undefined);
    if (signal.aborted) return;
    this.#dispatch(
      answer.ok
        ? { type: 'opened', opened: withTyped(answer.value) }
        : { type: 'open_failed', why: answer.why },
    );
  }

  /** Links are a help: a form does without them where they cannot be loaded. */
  async #loadLinks({ places }: Guide): Promise<void> {
    if (!places) return;
    this.#links = (await import('./guide-links.ts').catch(() => undefined))?.linksBeside;
    this.#draw();
  }

  #renew(): AbortController {
    this.#talking.abort();
    return (this.#talking = new AbortController());
  }

  #look({ step, values, soon }: Extract<Effect, { do: 'look' }>): void {
    this.#looking.abort();
    const { signal } = (this.#looking = new AbortController());
    const timer = setTimeout(
      async () => {
        this.#dispatch({ type: 'look_began' });
        const answer = await this.#parts.service.probe({ step, values }, signal);
        if (signal.aborted) return;
        this.#dispatch({ type: 'look_ended', probe: answer.ok ? answer.value.probe : undefined });
      },
      soon ? 0 : this.#delays.look,
    );
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  async #send({ step, key, again }: Extract<Effect, { do: 'send' }>): Promise<void> {
    const { signal } = this.#renew();
    const body = { step: step.id, values: everyValue(this.#parts.root), ...(again && { again }) };
    const slow = setTimeout(() => this.#dispatch({ type: 'took_long' }), this.#delays.slow);
    const send = () => this.#parts.service.submit(body, key, signal);
    const answer = await persist(send, this.#delays.retry, signal);
    clearTimeout(slow);
    if (signal.aborted) return;
    this.#dispatch(
      answer.ok ? { type: 'answered', step: answer.value.step } : { type: 'send_failed', why: answer.why },
    );
  }
}
