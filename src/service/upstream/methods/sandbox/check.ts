// Here: the sandbox, a system inside the service whose behaviour is typed, for test clients. Not here: anything that dials.
/** A check of the sandbox: the stages of a real one, going as was typed. */
import { setTimeout } from 'node:timers/promises';
import { stageNames, type StageName } from '../../../../contract/index.ts';
import type { Access, CheckOutcome, StageReport } from '../../../ports.ts';
import { Gathered, outcomeOf, stageOf, type Ended } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { isWarning, sampleEvidence, sampleFailure, sampleSites, type Place } from './samples.ts';
import type { Scenario } from './scenario.ts';

/** The stages a check runs; the last one, storing, is the service's own. */
const stages = stageNames.filter((stage) => stage !== 'input' && stage !== 'ready');
/** How long a stage takes unless it is told otherwise: long enough to be seen, in milliseconds. */
const usual = 60;

/** Counts the failures that a flaky sandbox still owes; one for the service. */
export class FlakyCounts {
  readonly #failed = new Map<string, number>();

  /** Whether this check is one of the first `times` of its client and user. */
  fails({ client, values }: Access, times: number): boolean {
    const key = `${client.mode}/${client.id}/${values['username'] ?? ''}/${times}`;
    const failed = this.#failed.get(key) ?? 0;
    if (failed >= times) return !this.#failed.delete(key);
    this.#failed.set(key, failed + 1);
    return true;
  }
}

/** What a check needs beside what was typed. */
export interface CheckParts {
  readonly access: Access;
  readonly place: Place;
  readonly scenario: Scenario;
  readonly flaky: FlakyCounts;
  readonly report: StageReport;
  readonly signal: AbortSignal;
}

const thrown = (code: Parameters<typeof sampleFailure>[0], place: Place): UpstreamError =>
  new UpstreamError(code, sampleFailure(code, place, Date.now()).values);

/** One stage: it passes, warns, or is where the scenario ends. */
const pass = (stage: StageName, scenario: Scenario, { place }: CheckParts): Ended => {
  const evidence = sampleEvidence(stage, place, Date.now());
  if (scenario.kind !== 'error' || stageOf(scenario.code) !== stage) return { evidence };
  if (!isWarning(scenario.code)) throw thrown(scenario.code, place);
  return { evidence, warning: sampleFailure(scenario.code, place, Date.now()) };
};

const runStages = async (
  parts: CheckParts,
  scenario: Scenario,
  names: readonly StageName[],
  gathered: Gathered,
) => {
  const pause = scenario.kind === 'slow' ? Math.ceil(scenario.ms / stages.length) : usual;
  for (const stage of names)
    await gathered.stage(stage, 'service.error', async () => {
      await setTimeout(pause, undefined, { signal: parts.signal });
      return pass(stage, scenario, parts);
    });
};

/** The site to go on with: the chosen one, or the only one there is; undefined while there is something to choose. */
const siteFor = (count: number, { access, place }: CheckParts) => {
  const sites = sampleSites(count);
  if (count === 0) throw thrown('access.none_to_choose', place);
  if (access.choice === undefined) return { sites, site: count === 1 ? sites[0] : undefined };
  const site = sites.find(({ id }) => id === access.choice);
  if (!site) throw thrown('access.choice_gone', place);
  return { sites, site };
};

const settled = ({ scenario, ...parts }: CheckParts): Scenario =>
  scenario.kind === 'flaky' && parts.flaky.fails(parts.access, scenario.times)
    ? { kind: 'error', code: 'service.unavailable' }
    : scenario;

const run = async (parts: CheckParts): Promise<CheckOutcome> => {
  const scenario = settled(parts);
  const gathered = new Gathered(parts.report);
  if (scenario.kind === 'error' && stageOf(scenario.code) === 'input')
    await runStages(parts, scenario, ['input'], gathered);
  await runStages(parts, scenario, stages.slice(0, stages.indexOf('access')), gathered);
  const offered = scenario.kind === 'choose' ? siteFor(scenario.count, parts) : undefined;
  if (offered && !offered.site) return { status: 'choose', what: 'site', options: offered.sites };
  await runStages(parts, scenario, stages.slice(stages.indexOf('access')), gathered);
  if (scenario.kind === 'error' && stageOf(scenario.code) === 'ready') {
    const failure = sampleFailure(scenario.code, parts.place, Date.now());
    if (!isWarning(scenario.code)) return { status: 'failed', failure };
    gathered.warnings.push(failure);
  }
  const { evidence, warnings } = gathered;
  return {
    status: 'passed',
    evidence,
    warnings,
    account: parts.access.values['username'] ?? 'user_good',
    ...(offered?.site && parts.access.choice === undefined && { choice: offered.site }),
  };
};

/** What lies before a sign-in at the system's own page: the way there, and then the person's turn. */
export const reach = (parts: CheckParts): Promise<CheckOutcome> =>
  outcomeOf(async () => {
    await runStages(
      parts,
      { kind: 'good' },
      stages.slice(0, stages.indexOf('auth')),
      new Gathered(parts.report),
    );
    return { status: 'authorize', host: parts.place.host, server: 'sandbox' };
  });

/** Runs the check. Failures come back as data; it ends early when the signal does. */
export const check = (parts: CheckParts): Promise<CheckOutcome> => outcomeOf(() => run(parts));
