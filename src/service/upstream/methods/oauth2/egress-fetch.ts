/** `fetch` for the OAuth client library: every request of it goes through the guarded connector. */
import { allowInsecureRequests, customFetch } from 'oauth4webapi';
import type { Access, Egress, StageReport } from '../../../ports.ts';

interface FetchOptions {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | undefined;
}

const bodyless: readonly number[] = [204, 205, 304];

/** The options by which the library asks through the connector. Whether http is allowed is for the connector to say, not for the library. */
export const askThrough = (
  egress: Egress,
  { client }: Pick<Access, 'client'>,
  signal: AbortSignal,
  onStage?: StageReport,
) => ({
  signal,
  [allowInsecureRequests]: true as const,
  [customFetch]: async (url: string, { method, headers, body }: FetchOptions): Promise<Response> => {
    const answer = await egress.request({
      url,
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      client,
      signal,
      ...(body && { body: body.toString() }),
      ...(onStage && { onStage }),
    });
    const { status } = answer;
    return new Response(bodyless.includes(status) ? null : answer.body, { status, headers: answer.headers });
  },
});
