/** A registered client, opened. */
import type { Secret } from '../secret.ts';

/** A client that the vendor gave to the partner: sent to its issuer, and to nobody else. */
export interface RegisteredClient {
  readonly issuer: string;
  readonly id: string;
  readonly secret: Secret;
}
