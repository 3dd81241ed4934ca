// Sessions that are done, each with a code that was not exchanged: written into the store as the flow would have left them.
import { newId, randomText, sha256 } from '../../src/service/digest.ts';
import type { Store } from '../../src/service/ports.ts';
import { connectionRow, sessionRow } from '../../test/service/rows.ts';
import { callbackOf, type Target } from './job.ts';

/** The verifier of all of them. */
export const verifier = 'v'.repeat(43);

/** Makes so many; gives their codes. */
export const makeCodes = async (
  store: Store,
  { clientId, page }: Target,
  count: number,
): Promise<string[]> => {
  const at = Date.now();
  const later = at + 7_200_000;
  const owner = { client_id: clientId, mode: 'test' } as const;
  const rows = Array.from({ length: count }, () => ({
    session: newId('ses'),
    connection: newId('con'),
    customer: newId('cus'),
    code: randomText(),
  }));
  const connectionOf = ({ connection, customer }: (typeof rows)[number]) =>
    connectionRow(connection, clientId, 'test', {
      customer_id: customer,
      system_id: 'sandbox',
      method: 'sandbox',
      name: 'Bench',
      since: at,
      last_checked_at: at,
      redirect_uri: callbackOf(page),
      created_at: at,
      updated_at: at,
      connected_at: at,
    });
  const sessionOf = ({ session, connection, customer }: (typeof rows)[number]) =>
    sessionRow(session, clientId, 'test', {
      customer_id: customer,
      origin: page,
      redirect_uri: callbackOf(page),
      state: 'state-12345',
      code_challenge: sha256(verifier),
      request_expires_at: later,
      connection_id: connection,
      status: 'done',
      created_at: at,
      opened_at: at,
      seen_at: at,
      expires_at: later,
    });
  const codeOf = ({ code, session, connection }: (typeof rows)[number]) => ({
    ...owner,
    hash: sha256(code),
    session_id: session,
    connection_id: connection,
    expires_at: later,
    used_at: null,
    used_key: null,
    answer: null,
  });
  await store.transaction().execute(async (db) => {
    for (let from = 0; from < rows.length; from += 100) {
      const some = rows.slice(from, from + 100);
      await db.insertInto('connection').values(some.map(connectionOf)).execute();
      await db.insertInto('session').values(some.map(sessionOf)).execute();
      await db.insertInto('code').values(some.map(codeOf)).execute();
    }
  });
  return rows.map(({ code }) => code);
};
