/** The one door out: resolve, judge every address, pin, dial, judge again, secure, ask, read within budgets (DESIGN section 7). */
import { lookup as systemLookup } from 'node:dns/promises';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Clock, Egress, EgressAnswer, EgressRequest } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import { classify } from './address-policy.ts';
import { opens, type AllowEntry } from './allow-list.ts';
import { dial } from './dial.ts';
import { exchange } from './exchange.ts';
import { transportFault } from './faults.ts';
import { parseIp } from './ip.ts';
import { explain, runLeg, type LegContext } from './leg.ts';
import { secure, trustStore } from './secure.ts';

/** Gives all addresses of a name, as text; rejects with Node's resolver codes (`ENOTFOUND` …). */
export type Lookup = (host: string) => Promise<readonly string[]>;

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

/** A parsed target: `host` has no brackets, because a resolver and a certificate know none. */
interface Target {
  readonly url: URL;
  readonly scheme: 'https' | 'http';
  readonly host: string;
  readonly port: number;
}

const targetOf = (text: string): Target => {
  if (!URL.canParse(text)) throw new UpstreamError('input.address_malformed');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UpstreamError('input.address_malformed');
  if (url.username !== '' || url.password !== '') throw new UpstreamError('input.address_has_credentials');
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const port = url.port === '' ? { https: 443, http: 80 }[scheme] : Number(url.port);
  return { url, scheme, host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port };
};

/** Settles with the work, or rejects as soon as the signal ends; for work that cannot be called off. */
const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('aborted'));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });

class Connector implements Egress {
  readonly #allow: readonly AllowEntry[];
  readonly #ca: string | undefined;
  readonly #lookup: Lookup;
  readonly #clock: Clock;
  #trust: SecureContext | undefined;

  constructor(options: EgressOptions) {
    this.#allow = options.allow;
    this.#ca = options.ca;
    this.#lookup = options.lookup ?? everyAddress;
    this.#clock = options.clock ?? (() => performance.now());
  }

  async request(request: EgressRequest): Promise<EgressAnswer> {
    const target = targetOf(request.url);
    this.#refusePlainHttp(target);
    const began = this.#clock();
    const deadline = AbortSignal.timeout(request.timeoutMs ?? 10_000);
    const context: LegContext = {
      report: request.onStage ?? (() => undefined),
      clock: this.#clock,
      signal: request.signal ? AbortSignal.any([request.signal, deadline]) : deadline,
      isLate: () => deadline.aborted && request.signal?.aborted !== true,
      values: { host: target.host, port: target.port },
    };
    const socket = await this.#open(target, context);
    const answer = await this.#ask(request, target, socket, context);
    return { ...answer, ms: Math.round(this.#clock() - began) };
  }

  /** Plain http needs an entry that names this port; whether it also names the address is judged with the addresses. */
  #refusePlainHttp({ scheme, port, host }: Target): void {
    if (scheme === 'https' || this.#allow.some((entry) => entry.scheme === 'http' && entry.port === port))
      return;
    throw new UpstreamError('input.address_needs_https', { host, port });
  }

  #permits(target: Target, address: string): boolean {
    const ip = parseIp(address);
    if (!ip) return false;
    if (opens(this.#allow, target.scheme, ip, target.port)) return true;
    return target.scheme === 'https' && classify(ip) === 'public';
  }

  async #open(target: Target, context: LegContext): Promise<Socket> {
    const addresses = await this.#resolve(target, context);
    const raw = await runLeg('network', context, () => this.#dial(target, addresses, context));
    if (target.scheme === 'https') return runLeg('tls', context, () => this.#secure(raw, target, context));
    context.report({ stage: 'tls', status: 'skipped', evidence: [{ code: 'tls.not_used', values: {} }] });
    return raw;
  }

  async #resolve(target: Target, context: LegContext): Promise<readonly string[]> {
    if (parseIp(target.host)) {
      context.report({ stage: 'dns', status: 'skipped', evidence: [] });
      return [target.host];
    }
    return runLeg('dns', context, async () => {
      const value = await orAborted(this.#lookup(target.host), context.signal);
      if (value.length === 0) throw new UpstreamError('dns.not_found');
      return { value, evidence: [{ code: 'dns.resolved', values: { host: target.host } }] };
    });
  }

  async #dial(target: Target, addresses: readonly string[], context: LegContext) {
    const permitted = addresses.filter((address) => this.#permits(target, address));
    if (permitted.length === 0) throw new UpstreamError('network.address_not_allowed');
    const value = await dial(permitted, target.port, context.signal);
    // The kernel's word on where we are, in case anything between the judgement and the connection moved.
    if (!this.#permits(target, value.remoteAddress ?? '')) {
      value.destroy();
      throw new UpstreamError('network.address_not_allowed');
    }
    return {
      value,
      evidence: [{ code: 'network.connected', values: { host: target.host, port: target.port } }],
    };
  }

  #secure(raw: Socket, target: Target, context: LegContext) {
    this.#trust ??= trustStore(this.#ca);
    return secure(raw, target.host, this.#trust, context.signal);
  }

  async #ask(request: EgressRequest, target: Target, socket: Socket, context: LegContext) {
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
