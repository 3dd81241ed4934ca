/** Who is calling, once it is proven. */
import type { Selectable } from 'kysely';
import type { Mode } from '../../contract/index.ts';
import type { ClientTable, ConnectionTable } from '../tables.ts';

/** A partner's client, proven by its secret or by an app token. */
export interface ClientCaller {
  readonly id: string;
  readonly mode: Mode;
  readonly name: string;
  readonly redirect_uris: readonly string[];
  readonly origins: readonly string[];
}

/** A connection's API token: the connection's row and the client it belongs to. */
export interface TokenCaller {
  readonly connection: Selectable<ConnectionTable>;
  readonly client: ClientCaller;
}

/** A client's row as a caller. */
export const clientCaller = (row: Selectable<ClientTable>): ClientCaller => ({
  id: row.id,
  mode: row.mode,
  name: row.name,
  redirect_uris: JSON.parse(row.redirect_uris) as string[],
  origins: JSON.parse(row.origins) as string[],
});
