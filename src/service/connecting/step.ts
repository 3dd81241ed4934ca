/** Draws the step a flow stands at, as the element reads it. Pure: check and catalogue are handed in. */
import type {
  Action,
  Check,
  Failure,
  Guide,
  Mode,
  Stage,
  Step,
  System,
  SystemRef,
} from '../../contract/index.ts';
import type { Catalogue } from '../ports.ts';
import { redirectUri } from './redirect-uri.ts';
import { canGoBack, type Flow, type Place } from './flow.ts';

/** What drawing needs beside the flow: `systems` are the ids the partner asked for; `check` is there when the flow stands at one. */
export interface StepView {
  readonly catalogue: Catalogue;
  readonly issuer: string;
  /** The partner's client. */
  readonly client: string;
  readonly systems: readonly string[];
  readonly mode: Mode;
  readonly check?: Check;
  /** Whether the partner has the token of a session that is done. */
  readonly claimed?: boolean;
  /** Where requests to customers' systems come from, as far as the operator named it. */
  readonly addresses?: readonly string[] | undefined;
}

/** A system as steps name it. */
export const systemRef = ({ id, name, vendor, category, tier }: System): SystemRef => ({
  id,
  name,
  vendor,
  category,
  tier,
});

/** The system of the catalogue, which a stored flow may name although the catalogue has changed since. */
export const systemOf = (catalogue: Catalogue, id: string): System => {
  const system = catalogue.find(id);
  if (!system) throw new Error(`The system ${id} of an open session is no longer in the catalogue.`);
  return system;
};

/** A failure without the way "pick another system", for a session that has only one. */
const withoutSwitch = (failure: Failure): Failure => {
  const ways: Action[] = [failure.primary, ...failure.others].filter((way) => way !== 'switch_system');
  const [primary = 'edit', ...others] = ways;
  return { ...failure, primary, others };
};

/** A failure as this flow can act on it. */
const openFailure = <T extends Failure | undefined>(flow: Flow, failure: T): T =>
  failure && flow.fixed ? (withoutSwitch(failure) as T) : failure;

/** Stages whose failures offer only what this flow can do. */
export const openStages = (flow: Flow, stages: readonly Stage[]): Stage[] =>
  stages.map((stage) => (stage.failure ? { ...stage, failure: openFailure(flow, stage.failure) } : stage));

const checkOf = (view: StepView): Check => {
  if (!view.check) throw new Error('A flow at a check was drawn without its check.');
  return view.check;
};

/** What a firewall in front of a system of the customer's own has to let in. */
const lettingIn = (addresses: readonly string[], { methods: [method] }: System): Guide['copy'] =>
  addresses.length > 0 && method?.fields.some(({ type }) => type === 'url')
    ? [{ label: 'Addresses that requests come from', value: addresses.join(', ') }]
    : [];

/** The guide with what only the service knows put into the values to hand on: `{redirect_uri}`, and where requests come from. */
const guideOf = ({ catalogue, issuer, client, addresses = [] }: StepView, system: System): Guide => {
  const guide = catalogue.guide(system);
  const uri = redirectUri(issuer, client, system.id);
  const copy = guide.copy.map((each) => ({ ...each, value: each.value.replaceAll('{redirect_uri}', uri) }));
  return { ...guide, copy: [...copy, ...lettingIn(addresses, system)] };
};

const about = (view: StepView, id: string) => {
  const system = systemOf(view.catalogue, id);
  return { system: systemRef(system), guide: guideOf(view, system) };
};

type At<T extends Place['at']> = Extract<Place, { at: T }>;
type Drawing = { [T in Place['at']]: (place: At<T>, flow: Flow, view: StepView) => object };

const drawings: Drawing = {
  select: (_place, _flow, { catalogue, issuer, systems, mode }) => ({
    index: `${issuer}/catalogue/${catalogue.index(mode).file}`,
    preferred: systems,
    only: systems.length > 0,
  }),
  prepare: ({ system }, _flow, view) => about(view, system),
  form: ({ system, problem, passed, declined }, flow, view) => {
    const { methods, environments } = systemOf(view.catalogue, system);
    const { fields } = methods[0] ?? { fields: [] };
    const asked = { fields, environments, problem: openFailure(flow, problem), passed, declined };
    return { ...about(view, system), ...asked };
  },
  authorize: ({ system, host, problem, passed, started, declined }, flow, view) => ({
    ...about(view, system),
    host,
    problem: openFailure(flow, problem),
    passed,
    started: started > 0,
    declined,
  }),
  check: ({ system }, flow, view) => ({
    system: systemRef(systemOf(view.catalogue, system)),
    check: { ...checkOf(view), stages: openStages(flow, checkOf(view).stages) },
  }),
  choose: ({ system, what, options, declined }, _flow, { catalogue }) => ({
    system: systemRef(systemOf(catalogue, system)),
    what,
    options,
    declined,
  }),
  done: ({ system, connection, evidence, warnings, question }, _flow, { catalogue, claimed }) => ({
    system: systemRef(systemOf(catalogue, system)),
    connection,
    evidence,
    warnings,
    proof: question?.proof,
    claimed,
  }),
  abort: ({ reason }) => ({ reason }),
};

/** The step of a flow. Throws when the catalogue no longer has its system. */
export const drawStep = (flow: Flow, view: StepView): Step => {
  const draw = drawings[flow.place.at] as (place: Place, flow: Flow, view: StepView) => object;
  const step = { id: flow.step, kind: flow.place.at, back: canGoBack(flow), ...draw(flow.place, flow, view) };
  return step as Step;
};
