/** Draws the step a flow stands at, as the element reads it. Pure: check and catalogue are handed in. */
import type {
  Action,
  Check,
  Failure,
  FormStep,
  Guide,
  Mode,
  Stage,
  Step,
  StepKind,
  System,
  SystemRef,
} from '../../contract/index.ts';
import type { Catalogue } from '../ports.ts';
import { redirectUri } from './redirect-uri.ts';
import { fieldsOf } from './check-job.ts';
import { canGoBack, type Flow, type Place } from './flow.ts';
import { stepOfWay, systemOf, type Picked } from './picked.ts';
import type { Other } from './replacing.ts';

/** What drawing needs beside the flow: `systems` are the ids the partner asked for; `check` is there when the flow stands at one. */
export interface StepView {
  readonly catalogue: Catalogue;
  readonly issuer: string;
  /** The partner's client. */
  readonly client: string;
  readonly systems: readonly string[];
  readonly mode: Mode;
  readonly check?: Check;
  /** What the person is asked about, where the flow stands at that. */
  readonly other?: Other | undefined;
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

const otherOf = ({ other }: StepView): Other => {
  if (!other) throw new Error('A flow at a question was drawn without what is asked about.');
  return other;
};

/** What a firewall in front of a system of the customer's own has to let in. */
const lettingIn = (addresses: readonly string[], system: System): Guide['copy'] =>
  addresses.length > 0 && fieldsOf(system).some(({ type }) => type === 'url')
    ? [{ label: 'Addresses that requests come from', value: addresses.join(', ') }]
    : [];

/** The guide with what only the service knows put into the values to hand on: `{redirect_uri}`, and where requests come from. */
const guideOf = ({ catalogue, issuer, client, addresses = [] }: StepView, system: System): Guide => {
  const guide = catalogue.guide(system);
  const uri = redirectUri(issuer, client, system.id);
  const copy = guide.copy.map((each) => ({ ...each, value: each.value.replaceAll('{redirect_uri}', uri) }));
  return { ...guide, copy: [...copy, ...lettingIn(addresses, system)] };
};

const about = (view: StepView, picked: Picked) => {
  const system = systemOf(view.catalogue, picked);
  return { system: systemRef(system), guide: guideOf(view, system) };
};

type At<T extends Place['at']> = Extract<Place, { at: T }>;
/** The form of each way that could be picked: what is pasted may belong into another than this one. */
const formsOf = ({ step }: Flow, { system: id, ways }: At<'form'>, view: StepView): FormStep['ways'] =>
  ways?.map((way) => {
    const system = systemOf(view.catalogue, { system: id, way });
    return { id: stepOfWay(step, way), fields: [...fieldsOf(system)], guide: guideOf(view, system) };
  });

type Drawing = { [T in Place['at']]: (place: At<T>, flow: Flow, view: StepView) => object };

const drawings: Drawing = {
  select: (_place, _flow, { catalogue, issuer, systems, mode }) => ({
    index: `${issuer}/catalogue/${catalogue.index(mode).file}`,
    preferred: systems,
    only: systems.length > 0,
  }),
  pick: ({ system: id, ways, chosen }, _flow, { catalogue }) => {
    const system = systemRef(systemOf(catalogue, { system: id }));
    // Where the catalogue does not know what the system takes, nothing is recommended.
    const first = system.tier === 'choose_method' ? undefined : ways[0];
    const options = ways.map((way) => ({ id: way, name: way }));
    return { system, what: 'way', options, chosen: chosen ?? first };
  },
  prepare: (place, _flow, view) => about(view, place),
  form: (place, flow, view) => {
    const { problem, passed, declined } = place;
    const system = systemOf(view.catalogue, place);
    const fields = fieldsOf(system);
    const { environments } = system;
    const ways = formsOf(flow, place, view);
    const asked = { fields, environments, problem: openFailure(flow, problem), passed, ways, declined };
    return { ...about(view, place), ...asked };
  },
  authorize: (place, flow, view) => {
    const { host, problem, passed, started, declined } = place;
    return {
      ...about(view, place),
      host,
      problem: openFailure(flow, problem),
      passed,
      started: started > 0,
      declined,
    };
  },
  check: (place, flow, view) => ({
    system: systemRef(systemOf(view.catalogue, place)),
    check: { ...checkOf(view), stages: openStages(flow, checkOf(view).stages) },
  }),
  choose: (place, _flow, { catalogue }) => ({
    system: systemRef(systemOf(catalogue, place)),
    what: place.what,
    options: place.options,
    chosen: place.usual,
    declined: place.declined,
  }),
  done: (place, _flow, view) => {
    const { connection, evidence, warnings, question } = place;
    const system = systemRef(systemOf(view.catalogue, place));
    const proof = question?.proof;
    if (question?.other === true) return { system, ...otherOf(view), proof };
    return { system, connection, evidence, warnings, proof, claimed: view.claimed };
  },
  settings: ({ system, connection }, _flow, { catalogue }) => ({
    system: systemRef(systemOf(catalogue, { system })),
    connection,
  }),
  abort: ({ reason }) => ({ reason }),
};

/** The kind of step that is shown at a place: the way to sign in is a choice like others, and another sign-in is asked about. */
export const kindOf = (place: Place): StepKind => {
  if (place.at === 'pick') return 'choose';
  return place.at === 'done' && place.question?.other === true ? 'replace' : place.at;
};

/** The step of a flow. Throws when the catalogue no longer has its system. */
export const drawStep = (flow: Flow, view: StepView): Step => {
  const draw = drawings[flow.place.at] as (place: Place, flow: Flow, view: StepView) => object;
  const step = {
    id: flow.step,
    kind: kindOf(flow.place),
    back: canGoBack(flow),
    ...draw(flow.place, flow, view),
  };
  return step as Step;
};
