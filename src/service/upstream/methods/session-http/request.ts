/** One request of a session's life: its templates filled with what was typed. Pure. */
import type { SessionHttp, Values } from '../../../../contract/index.ts';
import type { EgressRequest } from '../../../ports.ts';
import { basicPair } from '../../http/basic.ts';
import { fillText, namesIn, parametersOf } from '../../http/template.ts';
import type { Target } from '../http-api/target.ts';

type Sent = NonNullable<SessionHttp['logout']>;

/** A text that asks for something and gets nothing is left out; one without a placeholder stays. */
const isLeftOut = (template: unknown, filled: unknown): boolean =>
  typeof template === 'string' && filled === '' && namesIn(template).length > 0;

const filledJson = (template: unknown, values: Values): unknown => {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((each) => filledJson(each, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template)
      .map(([name, inner]) => [name, filledJson(inner, values), inner] as const)
      .filter(([, filled, inner]) => !isLeftOut(inner, filled))
      .map(([name, filled]) => [name, filled]),
  );
};

const bodyOf = ({ json, form }: Sent, values: Values): Pick<EgressRequest, 'headers' | 'body'> => {
  if (json !== undefined)
    return {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(filledJson(json, values)),
    };
  if (form === undefined) return {};
  const body = new URLSearchParams(parametersOf(form, values)).toString();
  return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body };
};

/** Headers with their templates filled, names in lower case; one whose placeholder was left empty is dropped. */
export const headersOf = (
  templates: Readonly<Record<string, string>> | undefined,
  values: Values,
): Readonly<Record<string, string>> =>
  Object.fromEntries(parametersOf(templates, values).map(([name, value]) => [name.toLowerCase(), value]));

const pairOf = ({ login: { pair } }: SessionHttp, values: Values): Readonly<Record<string, string>> => {
  if (!pair) return {};
  const coded = basicPair(fillText(pair.user, values), fillText(pair.password, values));
  return { [pair.header.toLowerCase()]: pair.scheme === undefined ? coded : `${pair.scheme} ${coded}` };
};

/** What is asked, without whose it is: `EgressRequest` gets that from whoever sends it. */
export type Outgoing = Pick<EgressRequest, 'url' | 'method' | 'headers' | 'body'>;

const outgoing = (sent: Sent, target: Target, values: Values): Outgoing => {
  const { path, query, verb = 'POST', headers } = sent;
  const { headers: ofBody, ...body } = bodyOf(sent, values);
  return {
    url: target.url({ path, query }),
    method: verb,
    headers: {
      accept: 'application/json',
      'accept-language': 'en',
      ...target.headers,
      ...ofBody,
      ...headersOf(headers, values),
    },
    ...body,
  };
};

/** The request for a session. */
export const loginRequest = (method: SessionHttp, target: Target, values: Values): Outgoing => {
  const request = outgoing(method.login, target, values);
  return { ...request, headers: { ...request.headers, ...pairOf(method, values) } };
};

/** The request that ends a session, which `carried` names; undefined where the system has none. */
export const logoutRequest = (
  { logout }: SessionHttp,
  target: Target,
  values: Values,
  carried: Readonly<Record<string, string>>,
): Outgoing | undefined => {
  if (!logout) return undefined;
  const request = outgoing(logout, target, values);
  return { ...request, headers: { ...request.headers, ...carried } };
};
