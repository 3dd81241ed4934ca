/**
 * The engine of every method that speaks HTTP and JSON: all that differs between systems is the catalogue's data, all that differs
 * between methods is how a request is signed.
 */
import type { FailureCode } from '../../../../contract/index.ts';
import type { Access, Method } from '../../../ports.ts';
import type { ClientIdentity } from '../../egress/egress-client.ts';
import { askWith, type Ask, type Unsigned } from '../../http/ask.ts';
import type { Ended } from '../../http/stages.ts';
import { probe } from '../../http/probe.ts';
import { knownProducts } from '../../http/product.ts';
import { pass } from '../../http/pass.ts';
import { namesIn } from '../../http/template.ts';
import type { MethodParts } from '../method-parts.ts';
import { requireSendable } from '../sendable.ts';
import { Asking } from './asking.ts';
import { check } from './check.ts';
import { openingOf } from './opening.ts';
import { sourceOf } from './source-of.ts';
import { targetOf, type HttpMethod } from './target.ts';

/** A method of the engine: its systems take requests of others. */
export type HttpSystem = Method & Required<Pick<Method, 'pass'>>;

/** What makes one method of the engine. */
export interface Signer<M extends HttpMethod = HttpMethod> {
  readonly id: M['method'];
  /** The code for a sign-in that the system does not accept, where it is a kind of its own. */
  readonly refused?: FailureCode | ((access: Access) => FailureCode);
  /** Judges what was typed before anything is sent. Throws an `UpstreamError` of the input stage. */
  readonly judge?: (method: M, access: Access) => void;
  /** The headers that sign a request; asked again for each. What it throws is the auth stage's failure. */
  readonly sign: (
    method: M,
    access: Access,
    signal: AbortSignal,
    request: Unsigned,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** The query parameters that sign a request. */
  readonly signQuery?: (method: M, access: Access) => readonly (readonly [string, string])[];
  /** The certificate that signs in, where one does; read when it is shown. */
  readonly identity?: (access: Access) => ClientIdentity;
  /** What is asked in a way of the method's own, where what comes back is no HTTP. */
  readonly asking?: (ask: Ask) => Ask;
  /** Whose sign-in it is, as far as what was typed tells. */
  readonly account?: (method: M, access: Access) => string;
  /** What the sign-in shows for itself, once it works. */
  readonly proof?: (access: Access) => Ended;
}

const methodOf = <M extends HttpMethod>(id: M['method'], { system }: Access): M => {
  const method = system.methods.find((each) => each.method === id);
  if (!method) throw new TypeError(`${system.id} has no ${id} method.`);
  return method as M;
};

/** The fields that are sent in headers beside the sign-in. */
const secondKeys = ({ api }: HttpMethod): string[] =>
  Object.values(api.signed?.headers ?? {}).flatMap(namesIn);

/** Makes a method of systems that speak HTTP and JSON. */
export const createHttpMethod = <M extends HttpMethod>(
  { egress, catalogue }: MethodParts,
  signer: Signer<M>,
): HttpSystem => {
  const { id, refused = 'auth.refused', judge, sign, signQuery, account, proof } = signer;
  const known = knownProducts(catalogue.systems, catalogue.fingerprints);
  const open = (access: Access, signal: AbortSignal) => {
    const method = methodOf<M>(id, access);
    const target = targetOf(method, access);
    const { origin, headers, signed } = target;
    const signNow = async (request: Unsigned) => ({
      ...signed.headers,
      ...(await sign(method, access, signal, request)),
    });
    const query = [...signed.query, ...(signQuery?.(method, access) ?? [])];
    const shown = signer.identity;
    const identity = shown && (() => shown(access));
    const parts = { egress, access, origin, headers, signal, sign: signNow, query, identity };
    const plain = askWith(parts);
    const ask = signer.asking?.(plain) ?? plain;
    const nothing: Unsigned = { method: 'GET', url: origin, body: '' };
    return { method, access, target, parts, ask, sign: () => signNow(nothing), opening: openingOf(target) };
  };
  const askingOf = (access: Access, signal: AbortSignal) => {
    const opened = open(access, signal);
    judge?.(opened.method, access);
    requireSendable(access.values, secondKeys(opened.method));
    const code = typeof refused === 'function' ? refused(access) : refused;
    return { ...opened, asking: new Asking({ ...opened, refused: code }) };
  };
  return {
    id,
    probe: (access, signal) => probe({ systems: catalogue.systems, known, open: () => open(access, signal) }),
    check: (access, report, signal) =>
      check(() => {
        const opened = askingOf(access, signal);
        return {
          ...opened,
          known,
          report,
          account: account?.(opened.method, access) ?? '',
          proof: () => proof?.(access) ?? { evidence: [] },
          chosen: (choice) => askingOf({ ...access, choice }, signal).asking,
        };
      }, report),
    describe: async (access, signal) => sourceOf(askingOf(access, signal).asking).describe(),
    read: async (access, table, query, signal) =>
      sourceOf(askingOf(access, signal).asking).read(table, query),
    pass: async (access, request, signal) => {
      const { parts, target, asking } = askingOf(access, signal);
      const answer = await pass(parts, target.root, request);
      const fault = answer.status === 401 ? asking.faultOf('read', answer) : undefined;
      if (fault?.startsWith('auth.')) throw asking.error(fault, answer);
      return answer;
    },
  };
};
