/** A small server of TDS on loopback, for tests: it speaks and understands the protocol, and answers what a test tells it to. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { TestContext } from 'node:test';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Identity } from '../../../../../../demo/systems/certificates.ts';
import { tcp } from '../../../egress/servers.ts';
import {
  batchOf,
  callOf,
  loginOf,
  Messages,
  transactionOf,
  type Login,
  type Message,
  type Statement,
} from './requests.ts';
import { begun, done, error, loginAck, packets, preloginAnswer } from './tokens.ts';

/** What a server is like. */
export interface Manner {
  /** With it TLS is offered; `first` wants TLS before the first word, as servers of TDS 8.0 may. */
  readonly tls?: Identity & { readonly first?: boolean };
  readonly version?: readonly number[];
  /** Tokens that answer a sign-in; accepted where nothing is said. */
  readonly onLogin?: (login: Login) => Buffer;
  /** Tokens that answer a statement; nothing done where none are given, and no answer at all for `silence`. */
  readonly onStatement?: (statement: Statement, socket: Duplex) => Buffer | undefined;
}

/** What an `onStatement` gives that does not answer. */
export const silence = Buffer.alloc(0);

/** A server that runs, and what it was told. */
export interface Running {
  readonly port: number;
  readonly logins: Login[];
  readonly statements: Statement[];
  /** Types of the messages after the sign-in, as they came. */
  readonly types: number[];
  /** Every byte that came before TLS, or without it. */
  heard(): string;
}

/** The handshake inside packets, from the server’s side. */
class Carried extends Duplex {
  readonly #socket: Socket;
  readonly #messages = new Messages();
  isOpen = false;

  constructor(socket: Socket) {
    super();
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.once('close', () => this.destroy());
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, sent: () => void): void {
    this.#socket.write(this.isOpen ? chunk : packets(0x12, chunk), () => sent());
  }

  override _final(ended: () => void): void {
    this.#socket.end(ended);
  }

  #take(chunk: Buffer): void {
    if (this.isOpen) this.push(chunk);
    else for (const { body } of this.#messages.take(chunk)) this.push(body);
  }
}

const secured = (stream: Duplex, identity: Identity): TLSSocket => {
  const socket = new TLSSocket(stream, {
    isServer: true,
    ALPNProtocols: ['tds/8.0'],
    secureContext: createSecureContext({
      cert: identity.cert,
      key: identity.key,
      ...(stream instanceof Carried && { maxVersion: 'TLSv1.2' }),
    }),
  });
  socket.on('error', () => undefined);
  // The server’s own last words of the handshake are still to be written when this is told.
  if (stream instanceof Carried) socket.once('secure', () => setImmediate(() => (stream.isOpen = true)));
  return socket;
};

const alertUnexpected = Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x0a]);

class Conversation {
  readonly #manner: Manner;
  readonly #told: Pick<Running, 'logins' | 'statements' | 'types'>;
  #stream: Duplex;
  #transaction: Buffer = Buffer.alloc(8);

  constructor(stream: Duplex, manner: Manner, told: Pick<Running, 'logins' | 'statements' | 'types'>) {
    this.#manner = manner;
    this.#told = told;
    this.#stream = stream;
    this.#listen(stream);
  }

  #listen(stream: Duplex): void {
    this.#stream = stream;
    const messages = new Messages();
    stream.on('data', (chunk: Buffer) => {
      for (const message of stream === this.#stream ? messages.take(chunk) : []) this.#answer(message);
    });
  }

  #answer({ type, body }: Message): void {
    if (type === 0x12) return this.#greet();
    if (type === 0x10) return this.#signIn(loginOf(body));
    this.#told.types.push(type);
    if (type === 0x06) return void this.#stream.write(packets(0x04, done(0x20)));
    const statement = type === 0x01 ? batchOf(body) : callOf(body);
    this.#told.statements.push(statement);
    // As SQL Server refuses it: a request of a session with a transaction has to name it.
    if (!transactionOf(body).equals(this.#transaction))
      return void this.#stream.write(packets(0x04, Buffer.concat([error(3989), done(2)])));
    const tokens = this.#manner.onStatement?.(statement, this.#stream) ?? done();
    if (tokens === silence) return;
    this.#stream.write(packets(0x04, Buffer.concat([this.#begin(statement), tokens])));
  }

  #begin({ text }: Statement): Buffer {
    if (!/\bbegin transaction\b/.test(text)) return Buffer.alloc(0);
    this.#transaction = Buffer.from('\x01\0\0\0\x2a\0\0\0', 'latin1');
    return begun(this.#transaction);
  }

  #greet(): void {
    const { tls, version = [16, 0, 4105] } = this.#manner;
    const isCarried = tls !== undefined && tls.first !== true;
    this.#stream.write(preloginAnswer(version, isCarried ? 0x01 : 0x02));
    if (!isCarried) return;
    const raw = this.#stream as Socket;
    raw.removeAllListeners('data');
    this.#listen(secured(new Carried(raw), tls));
  }

  #signIn(login: Login): void {
    this.#told.logins.push(login);
    const tokens = this.#manner.onLogin?.(login) ?? accepted();
    if (tokens === silence) return;
    this.#stream.write(packets(0x04, tokens));
    if (!tokens.includes(acknowledged)) this.#stream.end();
  }
}

/** What an accepted sign-in says, and a refused one does not. */
const acknowledged = Buffer.from('Microsoft SQL Server', 'utf16le');

/** A sign-in that succeeds. */
export const accepted = (...before: readonly Buffer[]): Buffer =>
  Buffer.concat([...before, loginAck, done()]);

/** Starts a server; it ends with the test. */
export const tdsServer = async (t: TestContext, manner: Manner): Promise<Running> => {
  const told = { logins: [] as Login[], statements: [] as Statement[], types: [] as number[] };
  const heard: Buffer[] = [];
  const port = await tcp(t, (socket) => {
    socket.on('data', (chunk: Buffer) => heard.push(chunk));
    if (!manner.tls?.first) return void new Conversation(socket, manner, told);
    const { tls } = manner;
    socket.once('data', (first: Buffer) => {
      if (first[0] !== 0x16) return void socket.end(alertUnexpected);
      socket.pause();
      socket.unshift(first);
      new Conversation(secured(socket, tls), manner, told);
    });
  });
  return { port, ...told, heard: () => Buffer.concat(heard).toString('latin1') };
};
