/** The part that probe and check share: reach the service without a sign-in and say what stands there. */
import type { Evidence, Failure, Fingerprint, Stage } from '../../../../contract/index.ts';
import type { Access, EgressAnswer, StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { failureOf } from '../../failure.ts';
import { offersBasic, readingOf, serviceFault } from './answer.ts';
import type { Ask } from './ask.ts';
import { productAt, productName, productNearby, type Product } from './product.ts';
import type { Target } from './target.ts';

/** What was found: the control answer with the product where it is known, or a failure (with the other product where it is one). */
export type Reached =
  | { readonly ok: true; readonly control: EgressAnswer; readonly product: string | undefined }
  | { readonly ok: false; readonly failure: Failure; readonly other?: Product | undefined };

/** What reaching needs. */
export interface ReachParts {
  readonly access: Access;
  readonly target: Target;
  readonly ask: Ask;
  readonly known: readonly Fingerprint[];
  readonly report: StageReport;
}

/** A product that stands in front of the chosen system, or is it, is no other product. */
const isOther = (found: Product, { system }: Access): boolean =>
  found.system !== system.id && found.fits?.includes(system.id) !== true;

const redirectedTo = (answer: EgressAnswer, target: Target): Failure['values'] => {
  const location = answer.headers['location'] ?? '';
  return URL.canParse(location, target.whoami)
    ? { location: cleaned(new URL(location, target.whoami).host) }
    : {};
};

const evidenceOf = (control: EgressAnswer, product: string | undefined, host: string): Evidence[] => [
  ...(product === undefined && offersBasic(control)
    ? []
    : [{ code: 'service.answered', values: product === undefined ? {} : { product } }]),
  ...(offersBasic(control) ? [{ code: 'service.asks_sign_in', values: { host } }] : []),
];

const judge = async ({ access, target, ask, known }: ReachParts, control: EgressAnswer): Promise<Reached> => {
  const here = productAt(known, control);
  const reading = readingOf(control);
  const fault = serviceFault(reading);
  const couldBeOther =
    reading === 'page' || reading === 'other' || reading === 'missing' || reading === 'redirect';
  const found = here ?? (fault && couldBeOther ? await productNearby(known, ask, target) : undefined);
  const { host } = target;
  if (found && isOther(found, access)) {
    const product = cleaned(found.product);
    return {
      ok: false,
      failure: failureOf('service.other_product', { host, product }),
      other: { ...found, product },
    };
  }
  if (!fault) return { ok: true, control, product: productName(here, control) };
  const more = reading === 'redirect' ? redirectedTo(control, target) : {};
  return { ok: false, failure: failureOf(fault, { host, status: control.status, ...more }) };
};

/** Asks the who-am-I without a sign-in, reporting dns, network, tls and service. Rejects with an `EgressFailure` when nothing answered. */
export const reach = async (parts: ReachParts): Promise<Reached> => {
  const { report, ask, target } = parts;
  const stages = new Map<Stage['stage'], Stage>();
  const began = performance.now();
  const onStage: StageReport = (stage) => {
    stages.set(stage.stage, stage);
    report(stage);
    const open = stage.stage === 'tls' && (stage.status === 'passed' || stage.status === 'skipped');
    if (open) report({ stage: 'service', status: 'running', evidence: [] });
  };
  const control = await ask(target.whoami, { signedIn: false, onStage });
  const reached = await judge(parts, control);
  const spent = [...stages.values()].reduce((sum, { ms = 0 }) => sum + ms, 0);
  const ms = Math.max(0, Math.round(performance.now() - began - spent));
  if (reached.ok)
    report({
      stage: 'service',
      status: 'passed',
      ms,
      evidence: evidenceOf(control, reached.product, target.host),
    });
  else report({ stage: 'service', status: 'failed', ms, evidence: [], failure: reached.failure });
  return reached;
};
