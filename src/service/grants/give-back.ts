/** What was granted is written down in the transaction that destroys it, and given back afterwards: nobody waits, nothing is lost by a crash. */
import * as z from 'zod/mini';
import { Values } from '../../contract/index.ts';
import { findPicked } from '../connecting/picked.ts';
import { Tokens } from '../connecting/token-keeper.ts';
import { newId } from '../digest.ts';
import type { Ports, SealContext, Store } from '../ports.ts';
import type { ConnectionTable, GrantReturnTable } from '../tables.ts';
import { Registration } from '../upstream-clients/registered.ts';
import { onlyMethod } from '../upstream/methods/only-method.ts';

/** What is needed to give something back; `account` and `accountId` are whose it was, where a check had come that far. */
export const Granted = z.object({
  system: z.string(),
  way: z.optional(z.string()),
  values: Values,
  server: z.optional(z.string()),
  places: z.optional(z.array(z.string())),
  account: z.optional(z.string()),
  accountId: z.optional(z.string()),
  tokens: z.optional(Tokens),
  registered: z.optional(Registration),
});
export type Granted = z.infer<typeof Granted>;

/** Whose customer was granted it. */
export type Holder = Pick<ConnectionTable, 'client_id' | 'mode' | 'customer_id'>;

/** What the waiting envelopes are bound to. */
export const grantContext = ({
  id,
  client_id,
  mode,
}: Pick<GrantReturnTable, 'id' | 'client_id' | 'mode'>): SealContext => ({
  client: client_id,
  mode,
  subject: id,
  purpose: 'grant',
});

/** Leaves something to be given back; nothing happens where the system's method has nothing to take back. */
export const giveBack = async (
  writer: Store,
  { catalogue, methods, vault, clock }: Ports,
  { client_id, mode, customer_id }: Holder,
  granted: Granted,
): Promise<void> => {
  const system = findPicked(catalogue, granted);
  if (!system || !methods.get(onlyMethod(system).method)?.revoke) return;
  const row = { id: newId('grt'), client_id, mode };
  await writer
    .insertInto('grant_return')
    .values({
      ...row,
      customer_id,
      sealed: vault.seal(JSON.stringify(Granted.parse(granted)), grantContext(row)),
      created_at: clock(),
      due_at: clock(),
      attempts: 0,
    })
    .execute();
};
