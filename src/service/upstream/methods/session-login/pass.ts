/** A partner's own call of Tryton's JSON-RPC: what it may be, and sending it within a session. */
import type { EgressAnswer } from '../../../ports.ts';
import type { PassedRequest } from '../../../passthrough/passing.ts';
import { readJson } from '../../http/json.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { Send } from './rpc.ts';

/** A call as its partner wrote it. */
export interface PassedCall {
  readonly method: string;
  readonly parameters: readonly unknown[];
}

const refuse = (field: string, reason: string): UpstreamError =>
  new UpstreamError('input.malformed', { reason }, { field });

/** Methods of models alone: signing in and out, reports, wizards and the server itself are none. */
const ofModel = /^model\.([a-z0-9_]+(?:\.[a-z0-9_]+)*)\.([a-z][a-z0-9_]*)$/;

/** Where sessions, users and their keys lie: nobody asks for those, or changes them, by a connection. */
const signsIn = /^(?:ir\.session|res\.user)(?:\.|$)/;

/** Headers that say nothing but what the body is. */
const usual = new Set(['content-type', 'accept']);

const jsonOf = (text: string): unknown => {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const bodyOf = ({ body }: PassedRequest): PassedCall => {
  const call = typeof body === 'string' ? jsonOf(body) : undefined;
  const isCall = typeof call === 'object' && call !== null && 'method' in call && 'params' in call;
  if (!isCall)
    throw refuse('body', 'is the JSON of a call: {"method": "model.party.party.search", "params": […]}');
  const { method, params } = call;
  if (typeof method !== 'string' || !Array.isArray(params))
    throw refuse('body', 'needs method as a text and params as a list');
  return { method, parameters: params };
};

/** The call that a request stands for. Throws an `UpstreamError` that names the part at fault. */
export const passedCall = (request: PassedRequest): PassedCall => {
  if (request.path !== '/') throw refuse('path', 'is "/" here: the call is in the body');
  if (request.method !== 'POST') throw refuse('method', 'is POST here: the call is in the body');
  if (request.query.length > 0) throw refuse('query', 'is not read by this system');
  const odd = Object.keys(request.headers).find((name) => !usual.has(name));
  if (odd !== undefined) throw refuse(`headers/${odd}`, 'is not read by this system');
  const call = bodyOf(request);
  const [, model] = ofModel.exec(call.method) ?? [];
  if (model === undefined) throw refuse('body/method', 'calls a method of a model: model.<model>.<method>');
  if (signsIn.test(model)) throw refuse('body/method', 'may not call users and sessions');
  return call;
};

/** Sends a call as it was written; a session that the system no longer knows is a failure, whatever else it says is the answer. */
export const passCall = async (
  send: Send,
  { method, parameters }: PassedCall,
  how: { readonly database: string; readonly session: string },
  host: string,
): Promise<EgressAnswer> => {
  const answer = await send(method, parameters, how);
  if (answer.status === 401) throw new UpstreamError('auth.session_ended', { host });
  return answer;
};
