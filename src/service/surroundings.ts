/** What the operator says of the network around the service, and of its work; each may be left out. */
import type { Cidr } from './upstream/egress/ip.ts';

/** How often connections are checked after they were made; times in milliseconds. */
export interface CheckTimes {
  /** Between two checks of a connection that is used; 0 where none is checked by itself. */
  readonly every: number;
  /** The same of one that nobody has read from for a day. */
  readonly quiet: number;
  /** Between the first refusal of its credentials and the second. */
  readonly confirm: number;
}

/** How long API tokens live that have an end of their own, and the refresh tokens that come with them; milliseconds. */
export interface TokenLife {
  readonly access: number;
  readonly refresh: number;
}

/** What the operator says of the network around the service. */
export interface Surroundings {
  /** Requests a minute from one network address, of those that show no secret. */
  readonly requestsPerAddress?: number | undefined;
  /** Proxies whose word about who asks (`X-Forwarded-For`, `X-Request-Id`) counts; none unless told. */
  readonly trustedProxies?: readonly Cidr[];
  /** The addresses that requests to customers' systems come from: guides hand them on. */
  readonly egressAddresses?: readonly string[];
  readonly checks?: CheckTimes;
  /** Absent where API tokens live as long as their connections. */
  readonly tokenLife?: TokenLife | undefined;
  /** Whether partners may change something in customers' databases; they only read unless told. */
  readonly sqlWrites?: boolean;
  /** A connection is due at once: whoever checks them looks. Absent where nobody does. */
  readonly wakeMonitor?: () => void;
  /** Where the dashboard is, once it listens. */
  readonly dashboardUrl?: () => string | undefined;
}
