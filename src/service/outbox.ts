/** The outbox: webhook events, written in the transaction of the deed they tell of; delivering them is another room's work. */
import type { Kysely } from 'kysely';
import type { Mode } from '../contract/index.ts';
import { newId } from './digest.ts';
import type { Tables } from './tables.ts';

/** Writes one event for a client. `payload` holds ids and codes, never a secret. */
export const announce = async (
  db: Kysely<Tables>,
  client: { readonly id: string; readonly mode: Mode },
  type: string,
  payload: Readonly<Record<string, string | number | boolean | null>>,
  at: number,
): Promise<void> => {
  await db
    .insertInto('outbox')
    .values({
      id: newId('evt'),
      client_id: client.id,
      mode: client.mode,
      type,
      payload: JSON.stringify(payload),
      created_at: at,
      delivered_at: null,
    })
    .execute();
};
