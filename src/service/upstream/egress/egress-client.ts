/** Who goes out, and on which terms. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Mode } from '../../../contract/index.ts';

/**
 * For whom somebody goes out. `places` (origins, and `tcp://host:port` for other protocols) bind stored credentials to where they were
 * proven: whoever has them goes nowhere else. Absent while the credentials are still being typed and proven.
 */
export interface EgressClient {
  readonly id: string;
  readonly mode: Mode;
  /** Which of the partner's customers, where that makes a difference to the system: they do not share what it trusts. */
  readonly customer?: string;
  readonly places?: readonly string[] | undefined;
}

/** A certificate (PEM, its issuers after it) and its key (PKCS #8, PEM, not encrypted). */
export interface ClientIdentity {
  readonly certificate: string;
  readonly key: string;
}

/** A handshake that is carried inside the protocol's own packets. */
export interface InsideHandshake {
  /** The bytes of TLS as the protocol wants them. */
  readonly stream: Duplex;
  /** Called when the handshake is over: from then on TLS carries the protocol. */
  readonly opened: () => void;
}

/** What a protocol has of its own about TLS; nothing is TLS as it is. */
export interface SecureTerms {
  /** Protocols that may follow (ALPN, RFC 7301). */
  readonly alpn?: readonly string[];
  /** Carries the handshake inside packets. TLS is 1.2 then: in 1.3 the server speaks after its handshake, and nothing says where that ends. */
  readonly inside?: (raw: Socket) => InsideHandshake;
}
