/** The bytes of OPC UA over a connection that the connector opened: the driver never dials. */
import type { OPCUAClientOptions } from 'node-opcua-client';
import type { ISocketLike } from 'node-opcua-transport';
import type { EgressConnection } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** What the driver makes its transports with. */
type TransportFactory = NonNullable<OPCUAClientOptions['transportFactory']>;

/** A connection as the driver gets it, and as its errors are read. */
export interface Wire extends Pick<EgressConnection, 'explain' | 'close'> {
  /** Makes the one transport over the connection; asked for another (to connect again), it throws. */
  readonly factory: TransportFactory;
  /** Waits for what the driver does over the connection, and no longer than there is one: the driver may never hear that it ended. */
  during<T>(work: Promise<T>): Promise<T>;
}

/** What the driver has to say of an end goes before, in milliseconds. */
const grace = 250;

/** Hands a connection to the driver. */
export const wireOver = async (connection: EgressConnection): Promise<Wire> => {
  const { ClientTransportBase } = await import('node-opcua-transport');
  const stream = connection.stream();
  let cut: UpstreamError | undefined;
  // The driver has words of its own for what broke; that bytes or time ran out is known here.
  stream.on('error', (error) => {
    if (error instanceof UpstreamError) cut ??= error;
  });
  const gone = new Promise<never>((_resolve, reject) => {
    stream.once('close', () => setTimeout(() => reject(new Error('closed')), grace));
  });
  gone.catch(() => undefined);
  class Transport extends ClientTransportBase {
    /** Hello and Acknowledge (OPC 10000-6, section 7.1.2). */
    override connect(endpointUrl: string, callback: (error?: Error) => void): void {
      this.endpointUrl = endpointUrl;
      // Streams for drivers take what drivers ask of a socket.
      this._install_socket(stream as unknown as ISocketLike);
      this._perform_HEL_ACK_transaction((error) => {
        if (!error) {
          this._install_post_connect_error_handler(endpointUrl);
          this.emit('connect');
        }
        callback(error ?? undefined);
      });
    }
  }
  let isMade = false;
  return {
    factory: {
      create: (settings) => {
        if (isMade) throw new Error('A connection is used once.');
        isMade = true;
        return new Transport(settings);
      },
    },
    during: (work) => Promise.race([work, gone]),
    explain: (error) => connection.explain(cut ?? error),
    close: () => connection.close(),
  };
};
