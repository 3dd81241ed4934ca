import { FromFrame } from '../../contract/index.ts';
import type { FrameHello, ToFrame } from '../../contract/index.ts';

/** Who hears the frame. */
export interface FrameListener {
  onReady(): void;
  onMessage(message: FromFrame): void;
  /** The frame loaded once more (its element was moved): what it showed is gone. */
  onReloaded(): void;
  /** No `ready` within 10 s of loading. */
  onBlocked(): void;
}

const readyWithin = 10_000;

/** The talk with the frame: a handshake to the service's exact origin, then messages over one port, each parsed by the contract. */
export class FramePort {
  readonly #listener: FrameListener;
  #port: MessagePort | undefined;
  #ready = false;
  #loads = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: ToFrame[] = [];

  constructor(listener: FrameListener) {
    this.#listener = listener;
  }

  /** Shakes hands with a frame that has just loaded. */
  greet(frame: HTMLIFrameElement, origin: string): void {
    const again = this.#loads++ > 0;
    this.#hangUp();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (event) => this.#hear(event.data);
    const hello: FrameHello = { makini: 'hello', version: 1 };
    frame.contentWindow?.postMessage(hello, origin, [port2]);
    this.expect();
    if (again) this.#listener.onReloaded();
  }

  /** Starts waiting for the frame; called when it begins to load, so that one that never loads is noticed. */
  expect(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#listener.onBlocked(), readyWithin);
  }

  /** Sends now, or as soon as the frame is ready; of the messages that wait, the newest of a type counts. */
  send(message: ToFrame): void {
    if (this.#ready) return this.#port?.postMessage(message);
    this.#waiting = [...this.#waiting.filter((other) => other.type !== message.type), message];
  }

  /** Ends the talk. */
  close(): void {
    this.#hangUp();
    this.#loads = 0;
    this.#waiting = [];
  }

  #hangUp(): void {
    clearTimeout(this.#timer);
    this.#ready = false;
    this.#port?.close();
    this.#port = undefined;
  }

  #hear(data: unknown): void {
    const message = FromFrame.safeParse(data);
    if (!message.success) return;
    if (message.data.type === 'ready') this.#open();
    else this.#listener.onMessage(message.data);
  }

  #open(): void {
    clearTimeout(this.#timer);
    this.#ready = true;
    this.#listener.onReady();
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach((message) => this.send(message));
  }
}
