/** What a handshake shows of whoever goes out. */

/** A certificate (PEM, its issuers after it) and its key (PKCS #8, PEM, not encrypted). */
export interface ClientIdentity {
  readonly certificate: string;
  readonly key: string;
}
