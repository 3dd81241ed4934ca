/** What a connection includes, as it is kept: read for every request, changed under the connection's lock, told to the partner. */
import type { Kysely } from 'kysely';
import { audit, type AuditEntry } from '../audit.ts';
import { requireUsable } from '../connections/usable.ts';
import { lockConnection } from '../locking.ts';
import { announce } from '../outbox.ts';
import type { Ports, Store } from '../ports.ts';
import type { ConnectionTable, Tables } from '../tables.ts';
import { standardAlone, type Choice } from './choice.ts';

/** A connection, as its rows name it. */
export type Owner = Pick<ConnectionTable, 'id' | 'client_id' | 'mode'>;

/** A choice, and since when it is so; null while nobody has chosen. */
export interface KeptChoice {
  readonly choice: Choice;
  readonly changedAt: number | null;
}

const namesIn = (json: string): ReadonlySet<string> => new Set(JSON.parse(json) as string[]);

/** What the connection includes. */
export const readChoice = async (db: Kysely<Tables>, { id, client_id, mode }: Owner): Promise<KeptChoice> => {
  const row = await db
    .selectFrom('connection_settings')
    .selectAll()
    .where((is) => is.and({ connection_id: id, client_id, mode }))
    .executeTakeFirst();
  if (!row) return { choice: standardAlone, changedAt: null };
  const { include_new, chosen, left_out, changed_at } = row;
  const choice = { includeNew: include_new === 1, chosen: namesIn(chosen), leftOut: namesIn(left_out) };
  return { choice, changedAt: changed_at };
};

const sorted = (names: ReadonlySet<string>): string => JSON.stringify([...names].toSorted());

const isSame = (one: Choice, other: Choice): boolean =>
  one.includeNew === other.includeNew &&
  sorted(one.chosen) === sorted(other.chosen) &&
  sorted(one.leftOut) === sorted(other.leftOut);

const write = async (
  db: Store,
  { id, client_id, mode }: Owner,
  choice: Choice,
  at: number,
): Promise<void> => {
  const set = {
    include_new: choice.includeNew ? 1 : 0,
    chosen: sorted(choice.chosen),
    left_out: sorted(choice.leftOut),
    changed_at: at,
  };
  await db
    .insertInto('connection_settings')
    .values({ connection_id: id, client_id, mode, ...set })
    .onConflict((row) => row.column('connection_id').doUpdateSet(set))
    .execute();
};

/** Keeps a choice from now on; says and writes down that it changed, where it did. Throws when the connection may no longer be used. */
export const keepChoice = async (
  ports: Ports,
  owner: Owner,
  actor: AuditEntry['actor'],
  make: (before: Choice) => Choice,
): Promise<KeptChoice> => {
  const kept = await ports.store.transaction().execute(async (db) => {
    await lockConnection(db, owner.id);
    const row = await db
      .selectFrom('connection')
      .selectAll()
      .where('id', '=', owner.id)
      .executeTakeFirstOrThrow();
    requireUsable(row);
    const before = await readChoice(db, owner);
    const choice = make(before.choice);
    if (isSame(before.choice, choice)) return before;
    const at = ports.clock();
    await write(db, owner, choice, at);
    const facts = { included: choice.chosen.size, include_new: choice.includeNew };
    const client = { id: owner.client_id, mode: owner.mode };
    const { customer_id, system_id: system } = row;
    const type = 'connection.settings_changed';
    await announce(db, client, type, { connection_id: owner.id, customer_id, system, ...facts }, at);
    await audit(db, { at, client, actor, action: type, subject: owner.id, detail: facts });
    return { choice, changedAt: at };
  });
  ports.announced?.();
  return kept;
};
