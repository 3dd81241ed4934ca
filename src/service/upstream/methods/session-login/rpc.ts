/** Tryton's JSON-RPC over HTTP: one call, and what its answer amounts to. */
import type { FailureCode } from '../../../../contract/index.ts';
import type { Access, Egress, EgressAnswer, StageReport } from '../../../ports.ts';
import { readJson } from '../../http/json.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { LoginAddress } from './address.ts';

/** What a call amounts to: a result, an error that the system names, a sign-in that it does not know, or something that is no JSON-RPC. */
export type Reply =
  | { readonly is: 'result'; readonly result: unknown }
  | { readonly is: 'error'; readonly name: string }
  | { readonly is: 'refused' }
  | { readonly is: 'other'; readonly fault: FailureCode };

/** What a call is sent with. */
interface How {
  readonly database?: string;
  readonly session?: string;
  readonly onStage?: StageReport;
}

/** Calls a method of the server, or of a database. Rejects with an `EgressFailure` when nothing answered. */
export type Call = (method: string, parameters: readonly unknown[], how?: How) => Promise<Reply>;

/** Largest answer that is read, in bytes. */
const answerBytes = 8_388_608;

const jsonOf = (body: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = readJson(body);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const faults: Readonly<Record<number, FailureCode>> = {
  403: 'access.forbidden',
  404: 'service.not_found',
  429: 'auth.too_many_attempts',
  502: 'service.bad_gateway',
  503: 'service.unavailable',
  504: 'service.unavailable',
};

const faultOf = ({ status }: EgressAnswer): FailureCode => {
  if (status >= 300 && status < 400) return 'service.redirected';
  return faults[status] ?? (status >= 500 ? 'service.error' : 'service.not_this_product');
};

/** Reads one answer. A refusal is a 401 with a page for people; an error is a 200 (measured on 6.0). */
export const replyOf = (answer: EgressAnswer): Reply => {
  if (answer.status === 401) return { is: 'refused' };
  const json = answer.status === 200 ? jsonOf(answer.body) : undefined;
  if (json && 'result' in json) return { is: 'result', result: json['result'] };
  if (!json || !('error' in json)) return { is: 'other', fault: faultOf(answer) };
  const { error } = json;
  return { is: 'error', name: Array.isArray(error) ? String(error[0]) : String(error) };
};

/** Sends a call and gives the answer as it came. */
export type Send = (method: string, parameters: readonly unknown[], how?: How) => Promise<EgressAnswer>;

/** Makes the `Send` of one access. */
export const sendWith = (
  egress: Egress,
  { client }: Pick<Access, 'client'>,
  { origin }: LoginAddress,
  signal: AbortSignal,
): Send => {
  let id = 0;
  return async (method, parameters, { database, session, onStage } = {}) => {
    id += 1;
    const path = database === undefined ? '/' : `/${encodeURIComponent(database)}/`;
    return egress.request({
      url: `${origin}${path}`,
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(session !== undefined && { authorization: `Session ${session}` }),
      },
      body: JSON.stringify({ id, method, params: parameters }),
      maxBytes: answerBytes,
      client,
      signal,
      ...(onStage && { onStage }),
    });
  };
};

/** Makes the `Call` of one access. */
export const callWith = (...parts: Parameters<typeof sendWith>): Call => {
  const send = sendWith(...parts);
  return async (...all) => replyOf(await send(...all));
};

/** The result of a call that must have one; throws what the answer stands for otherwise. `UserError` is how a refused permission comes. */
export const resultOf = (reply: Reply, fallback: FailureCode, host: string): unknown => {
  if (reply.is === 'result') return reply.result;
  if (reply.is === 'refused') throw new UpstreamError('auth.session_ended', { host });
  if (reply.is === 'other') throw new UpstreamError(reply.fault, { host });
  throw new UpstreamError(reply.name === 'UserError' ? 'access.forbidden' : fallback, { host });
};
