/** The one door out: resolve, judge every address, pin, dial, judge again, secure, ask, read within budgets (DESIGN section 7). */
import { lookup as systemLookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type {
  Clock,
  Egress,
  EgressAnswer,
  EgressConnection,
  EgressDial,
  EgressRequest,
} from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import { classify } from './address-policy.ts';
import { entriesFor, opens, type AllowEntry, type OpenScheme } from './allow-list.ts';
import { openConnection } from './connection.ts';
import { dial } from './dial.ts';
import type { ClientIdentity, EgressClient } from './egress-client.ts';
import { exchange } from './exchange.ts';
import { transportFault } from './faults.ts';
import { parseIp } from './ip.ts';
import { explain, runLeg, type LegContext } from './leg.ts';
import { Lookups, type Lookup } from './lookups.ts';
import { secure, trustStore, type SecureTarget } from './secure.ts';

/** What the connector is made of. `allow` opens private addresses and plain http; `ca` (PEM) adds authorities to the machine's. */
export interface EgressOptions {
  readonly allow: readonly AllowEntry[];
  readonly ca?: string | undefined;
  readonly lookup?: Lookup;
  readonly clock?: Clock;
}

const everyAddress: Lookup = async (host) => {
  const found = await systemLookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

/**
 * Where to: `host` has no brackets, because a resolver and a certificate know none. An address is permitted by an entry of one of
 * these schemes, or because it is public and `publicly` says that this is enough.
 */
interface Target extends SecureTarget {
  readonly port: number;
  readonly schemes: readonly OpenScheme[];
  readonly publicly: boolean;
  /** The id of the client that asks, and what the operator has opened to it. */
  readonly client: string;
  readonly allow: readonly AllowEntry[];
}

/** Where a request goes. */
interface WebTarget extends Target {
  readonly url: URL;
  readonly secured: boolean;
}

const targetOf = (text: string, { client, allow }: Pick<Target, 'client' | 'allow'>): WebTarget => {
  if (!URL.canParse(text)) throw new UpstreamError('input.address_malformed');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UpstreamError('input.address_malformed');
  if (url.username !== '' || url.password !== '') throw new UpstreamError('input.address_has_credentials');
  const secured = url.protocol === 'https:';
  const port = url.port === '' ? (secured ? 443 : 80) : Number(url.port);
  if (port === 0) throw new UpstreamError('input.address_malformed');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    url,
    secured,
    host,
    port,
    alpn: ['http/1.1'],
    schemes: [secured ? 'https' : 'http'],
    publicly: secured,
    client,
    allow,
  };
};

/** Addresses of one name that are tried: a name in somebody's hands must not send us all over the world. */
const mostTried = 8;

/** Names that no public name server answers for: a single label, and the endings kept for local use (RFC 2606, 6762, 8375, 9476). */
const isInternalName = (host: string): boolean =>
  !host.includes('.') || /\.(?:local|lan|internal|intranet|corp|home|home\.arpa|test)\.?$/i.test(host);

/** Whether the address, as typed, means the computer that asks. What a name resolves to is nobody's business. */
const isOwnDevice = (host: string): boolean => {
  const ip = parseIp(host);
  return ip ? classify(ip) === 'loopback' : /^(?:.+\.)?localhost\.?$/i.test(host);
};

/** Plain http needs an entry that names this port; whether it also names the address is judged with the addresses. */
const refusePlainHttp = ({ secured, allow, port, host }: WebTarget): void => {
  if (secured || allow.some((entry) => entry.scheme === 'http' && entry.port === port)) return;
  throw new UpstreamError('input.address_needs_https', { host, port });
};

/** Stored credentials go where they were proven: not where an edited catalogue, or a server that moved its endpoints, would have them. */
const requirePlace = ({ places }: EgressClient, place: string, { host, port }: Target): void => {
  if (places && !places.includes(place)) throw new UpstreamError('service.redirected', { host, port });
};

/** Whether an address of the target may be dialled. */
const permits = ({ schemes, port, publicly, allow }: Target, address: string): boolean => {
  const ip = parseIp(address);
  if (!ip) return false;
  if (schemes.some((scheme) => opens(allow, scheme, ip, port))) return true;
  return publicly && classify(ip) === 'public';
};

class Connector implements Egress {
  readonly #allow: readonly AllowEntry[];
  readonly #ca: string | undefined;
  readonly #lookups: Lookups;
  readonly #clock: Clock;
  #trust: SecureContext | undefined;
  #trustInside: SecureContext | undefined;

  constructor(options: EgressOptions) {
    this.#allow = options.allow;
    this.#ca = options.ca;
    this.#lookups = new Lookups(options.lookup ?? everyAddress);
    this.#clock = options.clock ?? (() => performance.now());
  }

  async request(request: EgressRequest): Promise<EgressAnswer> {
    const target = targetOf(request.url, this.#whose(request.client));
    requirePlace(request.client, target.url.origin, target);
    refusePlainHttp(target);
    const began = this.#clock();
    const context = this.#contextOf(request, target);
    const socket = await this.#open(target, context, request.identity);
    const answer = await this.#ask(request, target, socket, context);
    return { ...answer, ms: Math.round(this.#clock() - began) };
  }

  /** Any address that TLS may go to can be dialled: what is said before TLS carries no secret, and plain needs an entry of its own. */
  async connect(request: EgressDial): Promise<EgressConnection> {
    const { host, port } = request;
    const whose = this.#whose(request.client);
    const target: Target = { host, port, alpn: [], schemes: ['https', 'tcp'], publicly: true, ...whose };
    requirePlace(request.client, `tcp://${host}:${port}`, target);
    const context = this.#contextOf(request, target);
    const raw = await this.#reach(target, context);
    return openConnection(raw, context, {
      mayStayPlain: opens(whose.allow, 'tcp', parseIp(raw.remoteAddress ?? ''), port),
      maxBytes: request.maxBytes ?? 1_048_576,
      secure: (terms) => this.#secure(raw, { ...target, ...terms }, context),
    });
  }

  #whose(client: EgressClient): Pick<Target, 'client' | 'allow'> {
    return { client: client.id, allow: entriesFor(this.#allow, client) };
  }

  #contextOf(request: Pick<EgressDial, 'onStage' | 'signal' | 'timeoutMs'>, target: Target): LegContext {
    const deadline = AbortSignal.timeout(request.timeoutMs ?? 10_000);
    return {
      report: request.onStage ?? (() => undefined),
      clock: this.#clock,
      signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
      isLate: () => deadline.aborted && request.signal?.aborted !== true,
      values: { host: target.host, port: target.port },
    };
  }

  async #reach(target: Target, context: LegContext): Promise<Socket> {
    const addresses = await this.#resolve(target, context);
    return runLeg('network', context, () => this.#dial(target, addresses, context));
  }

  async #open(target: WebTarget, context: LegContext, identity?: ClientIdentity): Promise<Socket> {
    const raw = await this.#reach(target, context);
    if (target.secured) return this.#secure(raw, target, context, identity);
    context.report({ stage: 'tls', status: 'skipped', evidence: [{ code: 'tls.not_used', values: {} }] });
    return raw;
  }

  async #resolve(target: Target, context: LegContext): Promise<readonly string[]> {
    if (parseIp(target.host)) {
      context.report({ stage: 'dns', status: 'skipped', evidence: [] });
      return [target.host];
    }
    return runLeg('dns', context, async () => {
      // What knows no name means this machine to many a resolver.
      if (target.host === '') throw new UpstreamError('dns.not_found');
      const asked = this.#lookups.find(target.host, target.client, context.signal);
      const value = await asked.catch((error: unknown) => {
        throw isInternalName(target.host)
          ? new UpstreamError('dns.internal_name', {}, { cause: error })
          : error;
      });
      if (value.length === 0) throw new UpstreamError('dns.not_found');
      return { value, evidence: [{ code: 'dns.resolved', values: { host: target.host } }] };
    });
  }

  async #dial(target: Target, addresses: readonly string[], context: LegContext) {
    const permitted = addresses.filter((address) => permits(target, address));
    if (permitted.length === 0)
      throw new UpstreamError(
        isOwnDevice(target.host) ? 'network.own_device' : 'network.address_not_allowed',
      );
    const value = await dial(permitted.slice(0, mostTried), target.port, context.signal);
    // The kernel's word on where we are, in case anything between the judgement and the connection moved; a connection that was cut
    // at once is nowhere.
    const where = value.remoteAddress;
    if (where === undefined || !permits(target, where)) {
      value.destroy();
      throw new UpstreamError(where === undefined ? 'network.reset' : 'network.address_not_allowed');
    }
    return {
      value,
      evidence: [{ code: 'network.connected', values: { host: target.host, port: target.port } }],
    };
  }

  #secure(raw: Socket, target: Target, context: LegContext, identity?: ClientIdentity): Promise<Socket> {
    const trust = this.#trustWith(identity, target.inside !== undefined);
    return runLeg('tls', context, () => secure(raw, target, trust, context.signal));
  }

  #trustWith(identity: ClientIdentity | undefined, isInside: boolean): SecureContext {
    if (identity) return trustStore(this.#ca, { identity });
    return isInside
      ? (this.#trustInside ??= trustStore(this.#ca, { maxVersion: 'TLSv1.2' }))
      : (this.#trust ??= trustStore(this.#ca));
  }

  async #ask(request: EgressRequest, target: WebTarget, socket: Socket, context: LegContext) {
    try {
      const answer = await exchange(request, target.url, socket, context.signal);
      const fault = transportFault(answer.status, answer.body);
      if (fault) throw new UpstreamError(fault);
      return answer;
    } catch (error) {
      throw explain(error, 'service', context);
    }
  }
}

/** Makes the connector. It reads no proxy settings, follows no redirect, keeps no connection and reaches only what the policy and `allow` permit. */
export const createEgress = (options: EgressOptions): Egress => new Connector(options);
