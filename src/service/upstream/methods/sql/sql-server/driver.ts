/** The driver, over a stream that is secured already: signing in, and running statements one by one. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Connection } from 'tedious';
import { parseIp } from '../../../egress/ip.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import { handedOver } from './handover.ts';
import { jsonValue } from './values.ts';

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Longer than any connection lives: it is the connection that is cut, and the reason known. */
const neverMs = 3_600_000;

/** The firewall of Azure SQL says which address it turns away: the one to be let in. */
const seenAddress = ({ number, message }: Said): string | undefined => {
  const [, address = ''] = number === 40615 ? (/'([\da-f.:]{3,45})'/i.exec(message) ?? []) : [];
  return parseIp(address) && address;
};

/** What we call ourselves, where the driver would name this machine. */
const self = 'makini-connect';

/** What a server says of an error. */
type Said = { readonly number: number; readonly message: string };

/** A refused sign-in: the numbers of what the server said, if it said anything, and the address that it saw where it names one. */
export class SignInRefused extends Error {
  readonly numbers: readonly number[];
  readonly address: string | undefined;

  constructor(said: readonly Said[], cause: unknown) {
    super('refused', { cause });
    this.numbers = said.map(({ number }) => number);
    this.address = said.map(seenAddress).find((address) => address !== undefined);
  }
}

/** Gives the stream once: to be signed in to elsewhere, as a server may ask, is another address than the one that was typed. */
const handOnce = (stream: Duplex, { host, port }: SqlAddress): (() => Promise<Socket>) => {
  let isGiven = false;
  return async () => {
    if (isGiven) throw new UpstreamError('service.redirected', { host, port });
    isGiven = true;
    return handedOver(stream) as Socket;
  };
};

const connected = (driver: Connection): Promise<void> =>
  new Promise((resolve, reject) => driver.connect((error?: Error) => (error ? reject(error) : resolve())));

/** Signs in, once. Where the database is not open, the server may let in to another one. Rejects with a `SignInRefused`. */
export const openDriver = async (
  stream: Duplex,
  address: SqlAddress,
  database: string,
): Promise<Connection> => {
  const { Connection } = await import('tedious');
  const { host: server, port, username: userName, password } = address;
  const driver = new Connection({
    server,
    authentication: { type: 'default', options: { userName, password } },
    options: {
      port,
      connector: handOnce(stream, address),
      // TLS is under the stream already.
      encrypt: false,
      database,
      fallbackToDefaultDb: true,
      maxRetriesOnTransientErrors: 0,
      // Stopping a statement is ours: a server that answers that and hangs up at once would end the process by the driver's own.
      requestTimeout: 0,
      connectTimeout: neverMs,
      appName: self,
      workstationId: self,
    },
  });
  const said: Said[] = [];
  // What breaks a session between two statements is said by the next one.
  driver.on('error', () => undefined);
  driver.on('errorMessage', ({ number, message }: Said) => said.push({ number, message }));
  stream.once('close', () => driver.close());
  try {
    await connected(driver);
    return driver;
  } catch (error) {
    throw new SignInRefused(said, error);
  }
};

/** Runs statements that have no parameters. */
export const runBatch = async (driver: Connection, text: string): Promise<void> => {
  const { Request } = await import('tedious');
  await new Promise<void>((resolve, reject) =>
    driver.execSqlBatch(new Request(text, (error) => (error ? reject(error) : resolve()))),
  );
};

/** Runs one statement; its parameters are texts, and never part of it. */
export const ask = async (
  driver: Connection,
  text: string,
  parameters: readonly unknown[],
): Promise<readonly Row[]> => {
  const { Request, TYPES } = await import('tedious');
  const rows: Row[] = [];
  return new Promise((resolve, reject) => {
    const request = new Request(text, (error) => (error ? reject(error) : resolve(rows)));
    parameters.forEach((value, at) =>
      request.addParameter(String(at + 1), TYPES.NVarChar, Object.is(value, null) ? null : String(value)),
    );
    request.on('row', (cells: readonly { metadata: { colName: string }; value: unknown }[]) =>
      rows.push(Object.fromEntries(cells.map(({ metadata, value }) => [metadata.colName, jsonValue(value)]))),
    );
    driver.execSql(request);
  });
};

/** The error at the bottom of what the driver wrapped. */
export const origin = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error && !(error instanceof UpstreamError)
    ? origin(error.cause)
    : error;
