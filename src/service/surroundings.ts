/** What the operator says of the network around the service; each may be left out. */
import type { Cidr } from './upstream/egress/ip.ts';

/** What the operator says of the network around the service. */
export interface Surroundings {
  /** Requests a minute from one network address, of those that show no secret. */
  readonly requestsPerAddress?: number | undefined;
  /** Proxies whose word about who asks (`X-Forwarded-For`, `X-Request-Id`) counts; none unless told. */
  readonly trustedProxies?: readonly Cidr[];
  /** The addresses that requests to customers' systems come from: guides hand them on. */
  readonly egressAddresses?: readonly string[];
}
