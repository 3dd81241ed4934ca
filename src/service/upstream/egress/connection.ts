/** A dialled connection on its way from plain to secured, and what an error met on it stands for. */
import type { Socket } from 'node:net';
import type { EgressConnection } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import { DriverStream } from './driver-stream.ts';
import { explain, type LegContext } from './leg.ts';
import type { SecureTerms } from './egress-client.ts';

/** What the connector decided about a connection. */
export interface ConnectionTerms {
  readonly mayStayPlain: boolean;
  readonly maxBytes: number;
  readonly secure: (terms?: SecureTerms) => Promise<Socket>;
}

/** Makes a connection of a dialled socket; when the context's time is over, it is cut. */
export const openConnection = (
  raw: Socket,
  context: LegContext,
  terms: ConnectionTerms,
): EgressConnection => {
  let current: Socket = raw;
  const cut = (): void => void current.destroy();
  context.signal.addEventListener('abort', cut, { once: true });
  if (context.signal.aborted) cut();
  raw.once('close', () => context.signal.removeEventListener('abort', cut));
  // Whoever reads next hears of it; without a listener of its own, a socket nobody reads would end the process.
  raw.on('error', () => undefined);
  return {
    socket: raw,
    secure: async (own) => {
      current = await terms.secure(own);
      current.on('error', () => undefined);
    },
    stayPlain: () => {
      const { mayStayPlain } = terms;
      if (mayStayPlain)
        return context.report({
          stage: 'tls',
          status: 'skipped',
          evidence: [{ code: 'tls.not_used', values: {} }],
        });
      const error = new UpstreamError('tls.not_offered', context.values);
      context.report({ stage: 'tls', status: 'failed', evidence: [], failure: error.failure });
      throw error;
    },
    stream: (inspect) => new DriverStream(current, terms.maxBytes, inspect),
    explain: (error) => explain(error, 'service', context),
    close: cut,
  };
};
