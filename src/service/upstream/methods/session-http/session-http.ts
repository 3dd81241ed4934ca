/**
 * Method `session_http`: a system over HTTP that gives a session. Every piece of work signs in for itself and out again: no session is
 * kept anywhere, and where a licence counts sessions, none is left behind.
 */
import type { SessionHttp } from '../../../../contract/index.ts';
import type { Access, Method } from '../../../ports.ts';
import { createHttpMethod, type HttpSystem } from '../http-api/http-api.ts';
import type { MethodParts } from '../method-parts.ts';
import { requireSendable } from '../sendable.ts';
import { SessionShelf } from './shelf.ts';
import { namesIn } from '../../http/template.ts';

/** The fields that the sign-in sends in headers of their own. */
const inHeaders = ({ login, carry }: SessionHttp): string[] =>
  [...Object.values(login.headers ?? {}), ...Object.values(carry ?? {})]
    .flatMap(namesIn)
    .filter((name) => name !== 'session');

/** Makes the method. */
export const createSessionHttp = (parts: MethodParts): Method => {
  const withShelf = (shelf: SessionShelf): HttpSystem =>
    createHttpMethod<SessionHttp>(parts, {
      id: 'session_http',
      judge: (method, { values }) => requireSendable(values, inHeaders(method)),
      sign: (method, access, signal) => shelf.sign(method, access, signal),
      account: (_method, { values }) => values['username'] ?? values['email'] ?? '',
    });
  const once = async <T>(access: Access, work: (method: HttpSystem) => Promise<T>): Promise<T> => {
    const shelf = new SessionShelf(parts.egress);
    try {
      return await work(withShelf(shelf));
    } finally {
      await shelf.end(access);
    }
  };
  return {
    id: 'session_http',
    probe: (access, signal) => once(access, (method) => method.probe(access, signal)),
    check: (access, report, signal) => once(access, (method) => method.check(access, report, signal)),
    describe: (access, signal) => once(access, (method) => method.describe(access, signal)),
    read: (access, table, query, signal) =>
      once(access, (method) => method.read(access, table, query, signal)),
    pass: (access, request, signal) => once(access, (method) => method.pass(access, request, signal)),
  };
};
