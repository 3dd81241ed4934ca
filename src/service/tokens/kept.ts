/** API tokens as the operator lists them. */
import type { TokenRow } from '../../contract/index.ts';
import type { Clock, Store } from '../ports.ts';
import { livingTokens, tokenRowOf } from './list.ts';

/** A token, and whose connection it opens. */
export interface ListedToken extends TokenRow {
  readonly client: string;
  readonly connection: string;
  readonly system: string;
}

/** The living tokens of connections, of one client or one connection where that is given; newest last. */
export const listTokens = async (
  store: Store,
  clock: Clock,
  { client, connection }: { readonly client?: string; readonly connection?: string },
): Promise<ListedToken[]> => {
  const rows = await livingTokens({ store, clock })
    .innerJoin('connection', 'connection.id', 'token.connection_id')
    .selectAll('token')
    .select(['connection.id as of', 'connection.system_id as system'])
    .$if(client !== undefined, (all) => all.where('token.client_id', '=', client ?? ''))
    .$if(connection !== undefined, (all) => all.where('connection.id', '=', connection ?? ''))
    .orderBy('token.created_at')
    .orderBy('token.hash')
    .execute();
  return rows.map(({ of, system, ...token }) => ({
    client: token.client_id,
    connection: of,
    system,
    ...tokenRowOf(token),
  }));
};
