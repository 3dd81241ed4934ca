// Who kills: at random moments, and at named points of the flow, when a request was just handed on or its answer is about to come.
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Passing } from './front.ts';
import type { Supervised } from './supervised.ts';

/** A named point: a request of this route, just `asked` or about to be `answered`; who is killed then. */
export interface Point {
  readonly route: string;
  readonly phase: 'asked' | 'answered';
  readonly victim: 'service' | 'partner';
}

const both = (victim: Point['victim'], ...routes: string[]): Point[] =>
  routes.flatMap((route) => [
    { route, phase: 'asked', victim },
    { route, phase: 'answered', victim },
  ]);

/** Every named point. What the partner asks of the service has two: each end may die. */
export const points: readonly Point[] = [
  ...both(
    'service',
    'POST /oauth/par',
    'POST /connect/sessions',
    'POST /connect/session/ticket',
    'POST /connect/frame/open',
    'POST /connect/frame/submit',
    'POST /connect/session/code',
    'POST /link/token',
    'POST /connect/ack',
    'POST /makini/webhook',
  ),
  ...both('partner', 'POST /makini/session', 'POST /makini/callback', 'POST /makini/webhook'),
  ...both('partner', 'POST /link/token', 'POST /connect/ack'),
  { route: 'upstream GET /od/', phase: 'asked', victim: 'service' },
  { route: 'upstream GET /od/Orders', phase: 'asked', victim: 'service' },
];

/** Where a token changes hands it is tried three times as often: what is lost there is lost for good. */
const handOver = points.filter(({ route }) => ['POST /link/token', 'POST /connect/ack'].includes(route));
const tried = [...points, ...handOver, ...handOver];

/** Where the partner alone dies: whatever is asked of it, and whatever it asks. */
const ofPartner = tried.filter(({ victim }) => victim === 'partner');

/** Those who may be killed. */
export interface Victims {
  readonly services: readonly Supervised[];
  readonly partner: Supervised;
}

/** One kill that was carried out. */
export interface Kill {
  readonly victim: string;
  readonly at: string;
}

const most = { wait: 6_000, idle: 2_000, idleAlone: 200, jitter: 12 } as const;

/** Kills one after the other. */
export class Killer {
  readonly done: Kill[] = [];
  readonly #victims: Victims;
  readonly #chance: Chance;
  readonly #only: 'partner' | undefined;
  #armed: { readonly point: Point; readonly strike: (by: string) => void } | undefined;

  constructor(victims: Victims, chance: Chance, only?: 'partner') {
    this.#victims = victims;
    this.#chance = chance;
    this.#only = only;
  }

  /** Hears of a request; says whether its answer gets lost. */
  readonly heard = ({ route, phase, by }: Passing): 'pass' | 'lose' => {
    const armed = this.#armed;
    if (armed?.point.route !== route || armed.point.phase !== phase) return 'pass';
    this.#armed = undefined;
    armed.strike(by);
    return phase === 'answered' && this.#chance.happens(0.7) ? 'lose' : 'pass';
  };

  /** Carries out so many kills; each waits for its point at most a few seconds. */
  async kill(count: number, heardOf: (done: number) => void): Promise<void> {
    while (this.done.length < count) {
      const before = this.done.length;
      if (this.#chance.happens(0.25)) await this.#atRandom();
      else await this.#at(this.#chance.of(this.#only ? ofPartner : tried));
      if (this.done.length > before) heardOf(this.done.length);
    }
  }

  #strike(victim: Supervised, at: string): boolean {
    const killed = victim.kill();
    if (killed) this.done.push({ victim: victim.name, at });
    return killed;
  }

  async #atRandom(): Promise<void> {
    const { services, partner } = this.#victims;
    await pause(this.#chance.next() * (this.#only ? most.idleAlone : most.idle));
    if (this.#only) await partner.ready();
    this.#strike(this.#chance.of(this.#only ? [partner] : [...services, partner]), 'random');
  }

  #victimAt(point: Point, by: string): Supervised {
    const { services, partner } = this.#victims;
    if (point.victim === 'partner') return partner;
    return services.find(({ name }) => name === by) ?? this.#chance.of(services);
  }

  async #at(point: Point): Promise<void> {
    const struck = new Promise<string>((strike) => {
      this.#armed = { point, strike };
    });
    const by = await Promise.race([struck, pause(most.wait)]);
    this.#armed = undefined;
    if (by === undefined) return;
    // A request that was just handed on is somewhere in its work a little later.
    if (point.phase === 'asked') await pause(this.#chance.next() * most.jitter);
    this.#strike(this.#victimAt(point, by), `${point.route} ${point.phase}`);
  }
}
