/** Asking one system: the same headers, budgets and allow-list for every request of a check. */
import type { Access, Egress, EgressAnswer, StageReport } from '../../ports.ts';
import type { HttpVerb } from '../../passthrough/passing.ts';
import type { ClientIdentity } from '../egress/egress-client.ts';
import { withQuery } from './template.ts';

/** A request as signatures cover it: with its whole address, before any header of the sign-in. */
export interface Unsigned {
  readonly method: HttpVerb;
  readonly url: string;
  readonly body: string | Uint8Array;
}

/** Makes the headers that sign one request. */
export type Sign = (
  request: Unsigned,
) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

/** Asks an address; `signedIn` sends the sign-in along, `post` makes it a POST of this JSON. Rejects with an `EgressFailure`. */
export type Ask = (
  url: string,
  how: {
    readonly signedIn: boolean;
    readonly onStage?: StageReport;
    readonly maxBytes?: number;
    readonly timeoutMs?: number;
    readonly accept?: string;
    readonly post?: string | undefined;
  },
) => Promise<EgressAnswer>;

/** What asking needs. `origin` is the only place that ever gets what signs in: the headers of `sign`, and the `query` parameters. */
export interface AskParts {
  readonly egress: Egress;
  readonly access: Pick<Access, 'client'>;
  readonly origin: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sign: Sign;
  readonly query?: readonly (readonly [string, string])[];
  /** The certificate that signs in, where one does. */
  readonly identity?: (() => ClientIdentity) | undefined;
  readonly signal: AbortSignal;
}

const json = { 'content-type': 'application/json' };

/** Makes the `Ask` of one access. */
export const askWith =
  ({ egress, access, origin, headers = {}, sign, query = [], identity, signal }: AskParts): Ask =>
  async (address, { signedIn, accept = 'application/json', onStage, maxBytes, timeoutMs, post }) => {
    const trusted = signedIn && new URL(address).origin === origin;
    const url = trusted ? withQuery(address, query) : address;
    const method = post === undefined ? 'GET' : 'POST';
    const signed = trusted ? await sign({ method, url, body: post ?? '' }) : {};
    return egress.request({
      url,
      headers: { accept, 'accept-language': 'en', ...headers, ...signed, ...(post !== undefined && json) },
      ...(post !== undefined && { method, body: post }),
      client: access.client,
      ...(trusted && identity && { identity: identity() }),
      signal,
      ...(onStage && { onStage }),
      ...(maxBytes !== undefined && { maxBytes }),
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
  };
