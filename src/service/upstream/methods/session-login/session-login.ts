/**
 * Method `session_login`: a system that gives a session for a user name and a password. Its calls and how its answers are read are
 * here; the connector dials. Every call signs in for itself and out again: no session is kept anywhere.
 */
import type { Access, Method } from '../../../ports.ts';
import type { MethodParts } from '../method-parts.ts';
import { loginAddressOf, type LoginAddress } from './address.ts';
import { check } from './check.ts';
import { describeModels } from './models.ts';
import { passCall, passedCall } from './pass.ts';
import { probe } from './probe.ts';
import { readPage } from './read.ts';
import { callWith, sendWith } from './rpc.ts';
import { withSession, type LoginSession } from './session.ts';

/** Makes the method. */
export const createSessionLogin = ({ egress }: Pick<MethodParts, 'egress'>): Method => {
  const within = async <T>(
    access: Access,
    signal: AbortSignal,
    work: (session: LoginSession, address: LoginAddress) => Promise<T>,
  ): Promise<T> => {
    const address = loginAddressOf(access);
    const call = callWith(egress, access, address, signal);
    return withSession(call, address, (session) => work(session, address));
  };
  return {
    id: 'session_login',
    probe: (access, signal) => probe(egress, access, signal),
    check: (access, report, signal) => check({ egress, access, signal }, report),
    describe: (access, signal) => within(access, signal, describeModels),
    read: (access, table, query, signal) =>
      within(access, signal, (session) => readPage(session, table, query)),
    pass: async (access, request, signal) => {
      const call = passedCall(request);
      return within(access, signal, ({ key }, address) => {
        const { host, database = '' } = address;
        return passCall(sendWith(egress, access, address, signal), call, { database, session: key }, host);
      });
    },
  };
};
