/** What the demo's backend holds: one API token per connection, each belonging to a customer. */
import type { Delivery } from 'makini-connect/partner';
import type { SealedFile } from './sealed-file.ts';

/** A connection as the backend keeps it; times are ISO 8601. */
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

/** The backend's connections. */
export class Holdings {
  readonly #file: SealedFile<Holding[]>;

  constructor(file: SealedFile<Holding[]>) {
    this.#file = file;
  }

  /** Stores a token under its connection's id: again is the same, a newer one replaces the older. */
  store({ token, connection, customer }: Delivery): void {
    const holding: Holding = {
      id: connection.id,
      customer: customer.id,
      system: connection.system_name,
      name: connection.name,
      mode: connection.mode,
      token,
      storedAt: new Date().toISOString(),
    };
    this.#file.write([...this.#file.read().filter(({ id }) => id !== holding.id), holding]);
  }

  /** A customer's connections, newest first. */
  of(customer: string): Holding[] {
    return this.#file
      .read()
      .filter((holding) => holding.customer === customer)
      .toReversed();
  }

  /** One connection of this customer; another customer's is not found. */
  find(customer: string, id: string): Holding | undefined {
    return this.of(customer).find((holding) => holding.id === id);
  }

  /** Forgets a connection. */
  forget(id: string): void {
    this.#file.write(this.#file.read().filter((holding) => holding.id !== id));
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
