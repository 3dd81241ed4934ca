/**
 * What the answer to a who-am-I makes of a connection. Pure. An outage is never taken for bad credentials: only a refusal that is met
 * again, `confirm` milliseconds after the first and with nothing else in between, asks somebody to sign in.
 */
import type { Failure, HealthEvent, HealthStatus, Owner } from '../../contract/index.ts';
import { senseOf, wantsRest } from './code-senses.ts';

/** What came of asking: the system knows who we are, or why not. */
export type Answer = 'passed' | Pick<Failure, 'code' | 'owner'>;

/** How a connection is, in the words of its row. `trouble…` is what its last checks failed with, until one passes. */
export interface Health {
  readonly status: HealthStatus;
  readonly reason: string | null;
  readonly owner: Owner | null;
  readonly since: number;
  readonly trouble: string | null;
  readonly trouble_at: number | null;
  readonly trouble_count: number;
}

/** When the connection is checked again: after so many intervals, soon, at a time, or not by itself. */
export type Next =
  | { readonly is: 'regular'; readonly intervals: number }
  | { readonly is: 'soon' }
  | { readonly is: 'at'; readonly at: number }
  | { readonly is: 'never' };

/** What became of it. `learned` tells whether the system was heard; `event` whether its partner is told. */
export interface Verdict {
  readonly health: Health;
  readonly next: Next;
  readonly learned: boolean;
  readonly event?: HealthEvent['type'];
}

const regular: Next = { is: 'regular', intervals: 1 };

/** No trouble, for a row. */
export const untroubled = { trouble: null, trouble_at: null, trouble_count: 0 } as const;

const passed = (before: Health, now: number): Verdict => {
  if (before.status === 'active')
    return { health: { ...before, ...untroubled }, next: regular, learned: true };
  const health = { status: 'active', reason: null, owner: null, since: now, ...untroubled } as const;
  return { health, next: regular, learned: true, event: 'connection.recovered' };
};

/** The second refusal counts when it is late enough; nobody is signed in as after it, so that no account gets locked. */
const refused = (
  before: Health,
  { code, owner }: Exclude<Answer, 'passed'>,
  now: number,
  confirm: number,
): Verdict => {
  const again = senseOf(before.trouble) === 'refused';
  const first = again ? (before.trouble_at ?? now) : now;
  const trouble = {
    trouble: code,
    trouble_at: first,
    trouble_count: again ? before.trouble_count + 1 : 1,
  };
  if (!again || now - first < confirm)
    return { health: { ...before, ...trouble }, next: { is: 'at', at: first + confirm }, learned: true };
  return {
    health: { status: 'reauthorization_required', reason: code, owner, since: now, ...trouble },
    next: { is: 'never' },
    learned: true,
    event: 'connection.reauthorization_required',
  };
};

/** Twice the interval for the fourth failure in a row, four times for those after it; a crowded system rests at once. */
const restAfter = (count: number, code: string): Next => ({
  is: 'regular',
  intervals: wantsRest(code) ? 4 : Math.min(4, 2 ** Math.max(0, count - 3)),
});

/** One failure may be a slip: it is looked at again soon, and said when it is still there. */
const disturbed = (before: Health, { code, owner }: Exclude<Answer, 'passed'>, now: number): Verdict => {
  const again = senseOf(before.trouble) === 'disturbed';
  const count = again ? before.trouble_count + 1 : 1;
  const trouble = {
    trouble: code,
    trouble_at: again ? before.trouble_at : now,
    trouble_count: count,
  };
  if (before.status === 'active' && count === 1) {
    const next: Next = wantsRest(code) ? regular : { is: 'soon' };
    return { health: { ...before, ...trouble }, next, learned: true };
  }
  const fallen = before.status === 'active';
  return {
    health: { status: 'degraded', reason: code, owner, since: fallen ? now : before.since, ...trouble },
    next: restAfter(count, code),
    learned: true,
    ...(fallen && { event: 'connection.degraded' }),
  };
};

const ours: readonly string[] = ['auth.tries_spent', 'service.queue_full'];

const silent = (health: Health, { code }: Exclude<Answer, 'passed'>): Verdict => ({
  health,
  next: ours.includes(code) ? { is: 'soon' } : regular,
  learned: false,
});

/** Judges an answer; `now` and `confirm` are in milliseconds. */
export const verdict = (before: Health, answer: Answer, now: number, confirm: number): Verdict => {
  if (answer === 'passed') return passed(before, now);
  const sense = senseOf(answer.code);
  if (sense === 'works') return passed(before, now);
  // Somebody asked for this check; what is broken stays so, and is not asked again by itself.
  if (before.status === 'reauthorization_required')
    return { health: before, next: { is: 'never' }, learned: sense !== 'silent' };
  if (sense === 'silent') return silent(before, answer);
  return sense === 'refused' ? refused(before, answer, now, confirm) : disturbed(before, answer, now);
};
