/** What the demo's backend holds: one API token per connection, each belonging to a customer. */
import type { Delivery } from 'makini-connect/partner';
import type { SealedFileStore, StoredToken } from 'makini-connect/partner/stores/sealed-file';

/** A connection as the backend shows it; times are ISO 8601. */
export interface Holding {
  readonly id: string;
  readonly customer: string;
  readonly system: string;
  readonly name: string;
  readonly mode: string;
  readonly token: string;
  readonly storedAt: string;
}

/** What of it a page may see: the token's first and last characters. */
export type HoldingView = Omit<Holding, 'token' | 'customer'> & { readonly token: string };

/** `mk_test_…a1b2`: enough to tell two apart, not enough to use. */
export const masked = (token: string): string =>
  `${/^[a-z]+_[a-z]+_/.exec(token)?.[0] ?? ''}••••••••${token.slice(-4)}`;

const holdingOf = ({ token, connection, customer, storedAt }: StoredToken): Holding => ({
  id: connection.id,
  customer: customer.id,
  system: connection.system_name,
  name: connection.name,
  mode: connection.mode,
  token,
  storedAt: storedAt.toISOString(),
});

/** The backend's connections. */
export class Holdings {
  readonly #store: SealedFileStore;

  constructor(store: SealedFileStore) {
    this.#store = store;
  }

  /** Stores a token under its connection's id: again is the same, a newer one replaces the older. */
  store(delivery: Delivery): Promise<void> {
    return this.#store.put(delivery);
  }

  /** A customer's connections, newest first. */
  async of(customer: string): Promise<Holding[]> {
    const all = await this.#store.list();
    return all
      .map(holdingOf)
      .filter((holding) => holding.customer === customer)
      .toReversed();
  }

  /** One connection of this customer; another customer's is not found. */
  async find(customer: string, id: string): Promise<Holding | undefined> {
    const stored = await this.#store.get(id);
    return stored?.customer.id === customer ? holdingOf(stored) : undefined;
  }

  /** Forgets a connection. */
  forget(id: string): Promise<void> {
    return this.#store.delete(id);
  }
}

/** A holding without its token. */
export const viewOf = ({ id, system, name, mode, token, storedAt }: Holding): HoldingView => ({
  id,
  system,
  name,
  mode,
  token: masked(token),
  storedAt,
});
