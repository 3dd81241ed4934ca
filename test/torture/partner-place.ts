// What the partner's process is told, and what it leaves in its folder.

/** Where the partner runs, and as whom. */
export interface PartnerPlace {
  readonly port: number;
  readonly folder: string;
  /** Origin of its pages, as browsers reach them. */
  readonly origin: string;
  readonly service: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webhookSecret: string;
}

/** A token that is kept, by the connection it is for. */
export interface Holding {
  readonly token: string;
  readonly customer: string;
}

/** One call of `onToken`; the token as a hash. */
export interface Delivered {
  readonly connection: string;
  readonly customer: string;
  readonly token: string;
}
