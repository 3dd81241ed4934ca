/** Reaching a database server: dialled, greeted in its own way, secured. Nothing typed is sent. */
import type { EgressConnection } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { ReachParts, SqlServer } from './dialect.ts';

/** What a server turned out to be, and how one signs in to it over this connection. */
export type Greeted = Pick<SqlServer, 'product' | 'signIn'>;

/** Finds out what a server is and secures the connection, or says that it may stay plain. Rejects with an `UpstreamError`. */
export type Greet = (connection: EgressConnection, parts: ReachParts) => Promise<Greeted>;

/** Stages that greeting may fail in; dns, network and tls are told by who does them. */
const told = ['service', 'auth'] as const;

/** Makes what reaches a kind of server and reports dns, network, tls and service. The caller closes what it gives; it rejects with an `UpstreamError`. */
export const reachBy =
  (greet: Greet) =>
  async (parts: ReachParts): Promise<SqlServer> => {
    const { egress, address, client, signal, report = () => undefined, timeoutMs, maxBytes } = parts;
    const connection = await egress.connect({
      host: address.host,
      port: address.port,
      client,
      signal,
      onStage: report,
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(maxBytes !== undefined && { maxBytes }),
    });
    try {
      const { product, signIn } = await greet(connection, parts);
      const evidence = [{ code: 'service.answered', values: { product } }];
      report({ stage: 'service', status: 'passed', evidence });
      return { product, signIn, close: () => connection.close() };
    } catch (error) {
      connection.close();
      // Time or bytes that ran out are said as such, whatever the socket says about its end.
      const { code, values } = connection.explain(error).failure;
      const known = new UpstreamError(code as UpstreamError['code'], values, { cause: error });
      const stage = told.find((name) => code.startsWith(`${name}.`));
      if (stage) report({ stage, status: 'failed', evidence: [], failure: known.failure });
      throw known;
    }
  };
