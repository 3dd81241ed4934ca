/** The stream that whoever speaks a protocol gets instead of a socket of its own: already connected, and cut when the other side sends too much. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { UpstreamError } from '../upstream-error.ts';

/** A socket as drivers use one (`connect`, `setNoDelay`, `ref` …), over a connection that the connector dialled. */
export class DriverStream extends Duplex {
  readonly #socket: Socket;
  readonly #inspect: (chunk: Buffer) => void;
  #left: number;

  constructor(socket: Socket, maxBytes: number, inspect: (chunk: Buffer) => void = () => undefined) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    this.#left = maxBytes;
    this.#inspect = inspect;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.once('end', () => this.push(null));
    socket.once('error', (error) => this.destroy(error));
    socket.once('close', () => this.destroy());
    socket.pause();
    if (socket.destroyed) this.destroy();
  }

  /** A driver dials where it likes: it is where the connector brought it. */
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  /** Time is measured where the connection was made. */
  setTimeout(): this {
    return this;
  }

  ref(): this {
    this.#socket.ref();
    return this;
  }

  unref(): this {
    this.#socket.unref();
    return this;
  }

  /** Parsers of drivers throw on bytes they do not know: that breaks this connection, and not the process. */
  override emit(event: string | symbol, ...values: unknown[]): boolean {
    try {
      return super.emit(event, ...values);
    } catch (error) {
      if (event !== 'data') throw error;
      this.destroy(new UpstreamError('service.unreadable', {}, { cause: error }));
      return true;
    }
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, encoding, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #take(chunk: Buffer): void {
    this.#left -= chunk.length;
    try {
      if (this.#left < 0) throw new UpstreamError('service.too_large');
      this.#inspect(chunk);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new UpstreamError('service.unreadable'));
      return;
    }
    if (!this.push(chunk)) this.#socket.pause();
  }
}
