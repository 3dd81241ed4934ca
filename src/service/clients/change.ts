// Here: partners’ registrations as the operator makes and lists them. Not here: authenticating a request (oauth/).
/** Changing a client's registration: what is not named stays, and nothing is changed where something is wrong. */
import type { ClientChange, ClientFault } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { lockClient } from '../locking.ts';
import type { Clock, Store } from '../ports.ts';
import { reconnectFault } from './reconnect-url.ts';
import { registrationFaults, type Registration } from './registration.ts';

/** A registration, and where its customers sign in again. */
type Whole = Registration & { readonly reconnect: string | null };

const faultsOf = ({ reconnect, ...registration }: Whole): ClientFault[] => {
  const fault = reconnect === null ? undefined : reconnectFault(reconnect);
  return [
    ...registrationFaults(registration),
    ...(fault === undefined ? [] : [{ field: 'reconnect_url' as const, value: reconnect ?? '', fault }]),
  ];
};

/** Changes a client; gives what is wrong instead (nothing is changed then), or undefined where there is no such client. */
export const changeClient = (
  store: Store,
  clock: Clock,
  id: string,
  change: ClientChange,
): Promise<ClientFault[] | undefined> =>
  store.transaction().execute(async (db) => {
    await lockClient(db, id);
    const row = await db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    const whole: Whole = {
      name: change.name ?? row.name,
      mode: row.mode,
      redirectUris: change.redirect_uris ?? (JSON.parse(row.redirect_uris) as string[]),
      origins: change.origins ?? (JSON.parse(row.origins) as string[]),
      reconnect: change.reconnect_url === undefined ? row.reconnect_url : change.reconnect_url,
    };
    // What was there before and is not touched is not judged anew.
    const faults = faultsOf(whole).filter(({ field }) => change[field] !== undefined);
    if (faults.length > 0) return faults;
    await db
      .updateTable('client')
      .set({
        name: whole.name.trim(),
        redirect_uris: JSON.stringify(whole.redirectUris),
        origins: JSON.stringify(whole.origins),
        reconnect_url: whole.reconnect,
      })
      .where('id', '=', id)
      .execute();
    const detail = { members: Object.keys(change).join(' ') };
    const client = { id, mode: row.mode };
    await audit(db, {
      at: clock(),
      client,
      actor: 'operator',
      action: 'client.changed',
      subject: id,
      detail,
    });
    return [];
  });
