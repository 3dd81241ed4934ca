/**
 * Method `sandbox_sign_in`: the sandbox behind a sign-in page of its own. What is chosen there comes back as the code, is kept as the
 * access token, and decides how the check goes on.
 */
import type { Failure } from '../../../../contract/index.ts';
import type { Access, Authorization, Method } from '../../../ports.ts';
import { failureOf } from '../../failure.ts';
import { check, FlakyCounts, reach } from './check.ts';
import { placeOf } from './place.ts';
import { probe } from './probe.ts';
import { read, tables } from './records.ts';
import { scenarioOf } from './scenario.ts';

/** Where the service shows the sandbox's sign-in page. */
export const signInPath = '/sandbox/sign-in';

const codeOf = (query: string): string => new URLSearchParams(query).get('code') ?? '';

/** RFC 6749 section 4.1.2.1. */
const faultOf = (query: string): Failure | undefined => {
  const error = new URLSearchParams(query).get('error');
  if (error === 'access_denied') return failureOf('auth.consent_denied');
  if (error !== null) return failureOf('auth.provider_error');
  return codeOf(query) === '' ? failureOf('auth.code_refused') : undefined;
};

const authorization: Authorization = {
  // The page is the service's own, beside the address at which the person comes back.
  address: (_access, { redirectUri, state }) => {
    const address = new URL(signInPath, redirectUri);
    address.search = new URLSearchParams({ redirect_uri: redirectUri, state }).toString();
    return address.href;
  },
  fault: (_access, { query }) => faultOf(query),
};

/** What was chosen on the page; undefined while nobody has been there. */
const chosen = async ({ grant, tokens }: Access): Promise<string | undefined> => {
  if (grant === undefined) return tokens?.current()?.access;
  const access = codeOf(grant.query);
  return (await tokens?.renew(tokens.current(), async () => ({ access })))?.access ?? access;
};

/** Makes the method. */
export const createSandboxSignIn = (): Method => {
  const flaky = new FlakyCounts();
  return {
    id: 'sandbox_sign_in',
    authorization,
    probe: (access, signal) => {
      const { path, place } = placeOf(access);
      return probe(path, place, signal);
    },
    check: async (access, report, signal) => {
      const word = await chosen(access);
      const { place } = placeOf(access);
      const parts = { access, place, flaky, report, signal };
      if (word === undefined) return reach({ ...parts, scenario: { kind: 'good' } });
      const scenario = scenarioOf(word) ?? ({ kind: 'error', code: 'auth.code_refused' } as const);
      return check({ ...parts, scenario });
    },
    describe: async () => tables,
    read: async (_access, table, query) => read(table, query),
  };
};
