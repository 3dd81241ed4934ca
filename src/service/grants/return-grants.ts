/** Giving back what is waiting for it: at once after it was left, again later where the system did not answer, a day at most. */
import type { Selectable } from 'kysely';
import { audit } from '../audit.ts';
import { methodOf } from '../connecting/check-job.ts';
import { findPicked } from '../connecting/picked.ts';
import { failureFacts } from '../failure-facts.ts';
import type { Access, Ports } from '../ports.ts';
import type { GrantReturnTable } from '../tables.ts';
import { registeredAs } from '../upstream-clients/registered.ts';
import { Granted, grantContext } from './give-back.ts';
import { isInUse } from './in-use.ts';

type Waiting = Selectable<GrantReturnTable>;
type End = 'returned' | 'in_use' | 'not_returned';

/** How long a customer's system may take to answer, in milliseconds. */
const budget = 10_000;
const minute = 60_000;
/** How long to wait after each attempt; it is also how long an attempt keeps others from trying. */
const waits = [1, 10, 60, 240, 480, 660].map((minutes) => minutes * minute);
/** Tried at once in one round. */
const batch = 20;

/** Takes one attempt of a row; false when somebody else has it. */
const begin = async ({ store, clock }: Ports, { id, attempts }: Waiting): Promise<boolean> => {
  const { numUpdatedRows } = await store
    .updateTable('grant_return')
    .set({ attempts: attempts + 1, due_at: clock() + (waits[attempts] ?? minute) })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

const finish = async (
  { store, clock, log }: Ports,
  row: Waiting,
  end: End,
  system: string,
): Promise<void> => {
  const { id, client_id, mode } = row;
  await store.transaction().execute(async (trx) => {
    await trx.deleteFrom('grant_return').where('id', '=', id).execute();
    const client = { id: client_id, mode };
    const entry = { at: clock(), client, actor: 'service', action: `grant.${end}`, subject: id } as const;
    await audit(trx, { ...entry, detail: { system } });
  });
  log.info(`grant.${end}`, { system });
};

const accessOf = (ports: Ports, { client_id, mode }: Waiting, granted: Granted): Access => {
  const system = findPicked(ports.catalogue, granted);
  if (!system) throw new Error(`The catalogue no longer has ${granted.system}.`);
  const { values, server, places, tokens } = granted;
  const keeper = {
    current: () => tokens,
    renew: () => Promise.reject(new Error('What is given back is not renewed.')),
  };
  return { system, values, server, tokens: keeper, client: { id: client_id, mode, places } };
};

const attempt = async (ports: Ports, row: Waiting): Promise<void> => {
  if (!(await begin(ports, row))) return;
  const granted = Granted.parse(JSON.parse(ports.vault.open(row.sealed, grantContext(row))));
  const access = accessOf(ports, row, granted);
  const { system } = access;
  if (await isInUse(ports, row, system, { ...granted, customer: row.customer_id }))
    return finish(ports, row, 'in_use', system.id);
  try {
    const registered = await registeredAs(ports, row, system.id, granted.registered);
    await methodOf(ports, system).revoke?.({ ...access, registered }, AbortSignal.timeout(budget));
  } catch (error) {
    ports.log.warn('grant.not_revoked', { system: system.id, ...failureFacts(error) });
    if (row.attempts + 1 >= waits.length) await finish(ports, row, 'not_returned', system.id);
    return;
  }
  await finish(ports, row, 'returned', system.id);
};

/** What cannot even be opened is tried as often as everything else, and then forgotten. */
const attemptOrForget = async (ports: Ports, row: Waiting): Promise<void> => {
  try {
    await attempt(ports, row);
  } catch (error) {
    ports.log.warn('grant.not_opened', failureFacts(error));
    if (row.attempts + 1 >= waits.length) await finish(ports, row, 'not_returned', '');
  }
};

const returnDue = async (ports: Ports): Promise<void> => {
  const due = await ports.store
    .selectFrom('grant_return')
    .selectAll()
    .where('due_at', '<=', ports.clock())
    .orderBy('due_at')
    .limit(batch)
    .execute();
  await Promise.all(due.map((row) => attemptOrForget(ports, row)));
};

const rounds = new WeakMap<Ports, Promise<void>>();

/** Gives back what is due, one round after the other. Never rejects: what was not given back stays for the next sweep. */
export const returnGrants = (ports: Ports): Promise<void> => {
  const before = rounds.get(ports) ?? Promise.resolve();
  const round = before
    .then(() => returnDue(ports))
    .catch((error: unknown) => ports.log.warn('grant.round_failed', failureFacts(error)));
  rounds.set(ports, round);
  return round;
};
