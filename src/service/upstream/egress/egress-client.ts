/** Who goes out. */
import type { Mode } from '../../../contract/index.ts';

/**
 * For whom somebody goes out. `places` (origins, and `tcp://host:port` for other protocols) bind stored credentials to where they were
 * proven: whoever has them goes nowhere else. Absent while the credentials are still being typed and proven.
 */
export interface EgressClient {
  readonly id: string;
  readonly mode: Mode;
  readonly places?: readonly string[] | undefined;
}

/** A certificate (PEM, its issuers after it) and its key (PKCS #8, PEM, not encrypted). */
export interface ClientIdentity {
  readonly certificate: string;
  readonly key: string;
}
