// An element in miniature: an iframe, a handshake, a port, and a service whose answers a test writes.
import { waitUntil } from '@open-wc/testing';
import type {} from './fixture.ts';
import type { AuthorizeStep, FromFrame, FormStep, ToFrame, Values } from '../../../src/contract/index.ts';

/** A call of the frame to its service. */
export interface Call {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
  readonly signal: AbortSignal;
}

type Reply = (call: Call) => Response | Promise<Response>;
type MessageOf<T extends FromFrame['type']> = Extract<FromFrame, { type: T }>;

/** A JSON answer. */
export const json = (body: unknown, status = 200): Response => Response.json(body, { status });
/** An RFC 9457 answer. */
export const problem = (code: string, status: number): Response =>
  json({ type: `urn:problem:${code}`, title: code, status, code, reference: 'r-1' }, status);
/** An answer that never comes; it ends when the frame gives up. */
export const never: Reply = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('given up'))));

/** The frame with everything a test asks of it. */
export class FrameHost {
  readonly iframe = document.createElement('iframe');
  readonly messages: FromFrame[] = [];
  readonly calls: Call[] = [];
  /** What the service answers, by the last part of the path. */
  readonly replies: Record<'open' | 'probe' | 'submit', Reply>;
  readonly #channel = new MessageChannel();

  constructor(step: FormStep | AuthorizeStep, values: Values = {}) {
    const client = { name: 'Gridline', mode: 'test' as const };
    this.replies = {
      open: () => json({ token: `token-${this.callsTo('open').length}`, step, values, client }),
      probe: never,
      submit: () => json({ step: { kind: 'abort', id: 'after', back: false, reason: 'cancelled' } }),
    };
    window.frameFetch = (path, init) => this.#answer(path as string, init ?? {});
    this.#channel.port1.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      this.messages.push(data);
      if (data.type === 'before_submit' && this.lets) this.send({ type: 'proceed', id: data.id, ok: true });
    };
  }

  /** Whether the host lets a form go; false: the test answers `before_submit` itself. */
  lets = true;

  /** Loads the frame and shakes hands. */
  async load(query = ''): Promise<this> {
    this.iframe.style.inlineSize = '320px';
    this.iframe.src = `/test/pages/frame/fixture.html${query}`;
    const loaded = new Promise((resolve) => this.iframe.addEventListener('load', resolve));
    document.body.append(this.iframe);
    await loaded;
    return this;
  }

  /** Says hello; `origin` is whom the message is for. */
  greet(): this {
    const hello = { makini: 'hello', version: 1 };
    this.iframe.contentWindow?.postMessage(hello, location.origin, [this.#channel.port2]);
    return this;
  }

  /** Sends a message to the frame. */
  send(message: ToFrame): void {
    this.#channel.port1.postMessage(message);
  }

  /** Sends whatever a test likes. */
  sendRaw(message: unknown): void {
    this.#channel.port1.postMessage(message);
  }

  /** Shows a step and waits until it is drawn. */
  async show(step: FormStep | AuthorizeStep): Promise<void> {
    const before = this.all('shown').length;
    this.send({ type: 'show', step: step.id, ticket: `ticket-${step.id}` });
    await waitUntil(() => this.all('shown').length > before, 'the form is shown');
  }

  /** Every message of a type so far. */
  all<T extends FromFrame['type']>(type: T): MessageOf<T>[] {
    return this.messages.filter((message): message is MessageOf<T> => message.type === type);
  }

  /** Waits for a message of a type, and returns the last one. */
  async heard<T extends FromFrame['type']>(type: T, count = 1): Promise<MessageOf<T>> {
    await waitUntil(() => this.all(type).length >= count, `the frame says ${type}`);
    return this.all(type).at(-1) as MessageOf<T>;
  }

  /** The calls to one path. */
  callsTo(path: 'open' | 'probe' | 'submit'): Call[] {
    return this.calls.filter((call) => call.path.endsWith(`/${path}`));
  }

  /** The window inside. */
  get inside(): Window & typeof globalThis {
    return this.iframe.contentWindow as Window & typeof globalThis;
  }

  /** The one thing inside that a selector finds. */
  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.inside.document.querySelector<T>(selector);
    if (!found) throw new Error(`Nothing inside matches ${selector}: ${this.text}`);
    return found;
  }

  /** Whether a selector finds something inside. */
  has(selector: string): boolean {
    return this.inside.document.querySelector(selector) !== null;
  }

  /** The visible text inside. */
  get text(): string {
    return this.inside.document.body.innerText;
  }

  /** A control by its name. */
  input(name: string): HTMLInputElement {
    return this.find<HTMLInputElement>(`[name="${name}"]`);
  }

  /** Puts a value into a control as a person's typing does. */
  type(name: string, value: string): void {
    const input = this.input(name);
    input.value = value;
    input.dispatchEvent(new this.inside.Event('input', { bubbles: true }));
    input.dispatchEvent(new this.inside.Event('change', { bubbles: true }));
  }

  /** Leaves a control. */
  leave(name: string): void {
    this.input(name).dispatchEvent(new this.inside.FocusEvent('blur'));
  }

  /** What is said about a control to those who cannot see it. */
  described(name: string): string {
    const ids = this.input(name).getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids
      .map((id) => this.inside.document.getElementById(id)?.textContent?.trim() ?? `#${id}?`)
      .join(' ');
  }

  /** Presses the main button. */
  submit(): void {
    this.find('button.primary').click();
  }

  /** Ends everything. */
  close(): void {
    this.#channel.port1.close();
    this.iframe.remove();
  }

  async #answer(path: string, init: RequestInit): Promise<Response> {
    const signal = init.signal ?? new AbortController().signal;
    const body = JSON.parse(init.body as string) as Record<string, unknown>;
    const call: Call = { path, body, headers: new Headers(init.headers), signal };
    this.calls.push(call);
    return this.replies[path.split('/').at(-1) as 'open'](call);
  }
}
