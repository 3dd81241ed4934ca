/** One session at a broker: reached and secured first, then signed in over what the connector opened. */
import { randomUUID } from 'node:crypto';
import type { MqttClient } from 'mqtt';
import type { FailureCode } from '../../../../contract/index.ts';
import type { Access, Egress, EgressConnection, StageReport } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { Broker } from './broker.ts';

/** What reaching a broker needs. */
export interface ReachParts {
  readonly egress: Egress;
  readonly broker: Broker;
  readonly client: Access['client'];
  readonly signal: AbortSignal;
  readonly report?: StageReport;
}

/** The last message of a topic. */
export interface Message {
  readonly topic: string;
  readonly payload: Buffer;
}

/** What a broker answered to a sign-in: a session, or that it lets nobody in like this. */
export type Answer = { readonly session: BrokerSession } | { readonly refused: number };

/** A signed-in session. */
export interface BrokerSession {
  /** Listens until so many topics spoke or the time is up. Rejects with `access.forbidden` where the broker says that it may not. */
  listen(topic: string, most: number, ms: number): Promise<readonly Message[]>;
  end(): void;
}

const connectionMs = 20_000;
const maxBytes = 4_194_304;

/** Reaches the broker and secures the connection: TLS comes before the first word. Rejects with an `UpstreamError`. */
export const reach = async ({
  egress,
  broker,
  client,
  signal,
  report,
}: ReachParts): Promise<EgressConnection> => {
  const { host, port } = broker;
  const onStage = report ?? (() => undefined);
  const connection = await egress.connect({
    host,
    port,
    client,
    signal,
    onStage,
    timeoutMs: connectionMs,
    maxBytes,
  });
  try {
    await connection.secure();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
};

const explained = (connection: EgressConnection, error: unknown, { host, port }: Broker): UpstreamError => {
  const { code } = connection.explain(error).failure;
  const known = /^service\.(?:timeout|too_large|interrupted)$/.test(code);
  return new UpstreamError(
    known ? (code as FailureCode) : 'service.wrong_protocol',
    { host, port },
    { cause: error },
  );
};

/** The number in a broker’s CONNACK (section 3.2.2.3); undefined for what is no answer of a broker. */
const returnCode = (error: unknown): number | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;

class Session implements BrokerSession {
  readonly #driver: MqttClient;
  readonly #connection: EgressConnection;
  readonly #broker: Broker;

  constructor(driver: MqttClient, connection: EgressConnection, broker: Broker) {
    this.#driver = driver;
    this.#connection = connection;
    this.#broker = broker;
  }

  async listen(topic: string, most: number, ms: number): Promise<readonly Message[]> {
    const seen = new Map<string, Message>();
    const enough = Promise.withResolvers<void>();
    this.#driver.on('message', (name, payload) => {
      if (seen.size < most || seen.has(name)) seen.set(name, { topic: name, payload });
      if (seen.size >= most) enough.resolve();
    });
    const timer = setTimeout(enough.resolve, ms);
    this.#driver.once('close', () =>
      enough.reject(explained(this.#connection, new Error('closed'), this.#broker)),
    );
    try {
      await this.#subscribe(topic);
      await enough.promise;
      return [...seen.values()];
    } finally {
      enough.promise.catch(() => undefined);
      clearTimeout(timer);
    }
  }

  end(): void {
    this.#driver.end(true);
    this.#connection.close();
  }

  async #subscribe(topic: string): Promise<void> {
    const { host } = this.#broker;
    try {
      const granted = await this.#driver.subscribeAsync(topic, { qos: 0 });
      if (granted.some(({ qos }) => Number(qos) === 128))
        throw new UpstreamError('access.forbidden', { host });
    } catch (error) {
      throw error instanceof UpstreamError
        ? error
        : new UpstreamError('access.forbidden', { host }, { cause: error });
    }
  }
}

/** Signs in once, with what was typed or (as a control) with nothing. Rejects with an `UpstreamError` when no broker answers. */
export const signIn = async (
  connection: EgressConnection,
  broker: Broker,
  { anonymously = false } = {},
): Promise<Answer> => {
  const { MqttClient: Client } = await import('mqtt');
  const { username, password } = broker;
  const driver = new Client(() => connection.stream(), {
    clientId: `makini-${randomUUID().slice(0, 13)}`,
    protocolVersion: 4,
    clean: true,
    reconnectPeriod: 0,
    connectTimeout: connectionMs,
    keepalive: 0,
    resubscribe: false,
    ...(!anonymously && { username, password }),
  });
  const answered = Promise.withResolvers<Answer>();
  // What breaks a session later is said by who listens.
  driver.on('error', (error) => {
    const refused = returnCode(error);
    if (refused === undefined) answered.reject(explained(connection, error, broker));
    else answered.resolve({ refused });
  });
  driver.once('connect', () => answered.resolve({ session: new Session(driver, connection, broker) }));
  driver.once('close', () => answered.reject(explained(connection, new Error('closed'), broker)));
  try {
    const answer = await answered.promise;
    if ('refused' in answer) connection.close();
    return answer;
  } catch (error) {
    driver.end(true);
    connection.close();
    throw error;
  }
};
