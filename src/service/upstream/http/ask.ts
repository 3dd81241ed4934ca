/** Asking one system: the same headers, budgets and allow-list for every request of a check. */
import type { Access, Egress, EgressAnswer, StageReport } from '../../ports.ts';

/** Asks an address; `signedIn` sends the sign-in along. Rejects with an `EgressFailure`. */
export type Ask = (
  url: string,
  how: {
    readonly signedIn: boolean;
    readonly onStage?: StageReport;
    readonly maxBytes?: number;
    readonly timeoutMs?: number;
    readonly accept?: string;
  },
) => Promise<EgressAnswer>;

/** What asking needs. `origin` is the only place that ever gets what `sign` gives: headers that sign in. */
export interface AskParts {
  readonly egress: Egress;
  readonly access: Pick<Access, 'client'>;
  readonly origin: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sign: () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  readonly signal: AbortSignal;
}

/** Makes the `Ask` of one access. */
export const askWith =
  ({ egress, access, origin, headers = {}, sign, signal }: AskParts): Ask =>
  async (url, { signedIn, accept = 'application/json', onStage, maxBytes, timeoutMs }) => {
    const trusted = signedIn && new URL(url).origin === origin;
    const signed = trusted ? await sign() : {};
    return egress.request({
      url,
      headers: { accept, 'accept-language': 'en', ...headers, ...signed },
      client: access.client,
      signal,
      ...(onStage && { onStage }),
      ...(maxBytes !== undefined && { maxBytes }),
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
  };
