/** The part that probe and check share: reach the service without a sign-in and say what stands there. */
import {
  stageNames,
  type Evidence,
  type Failure,
  type FailureCode,
  type Fingerprint,
  type Stage,
} from '../../../contract/index.ts';
import type { Access, EgressAnswer, StageReport } from '../../ports.ts';
import { cleaned } from '../cleaned.ts';
import { failureOf } from '../failure.ts';
import type { Ask } from './ask.ts';
import { productAt, productNearby, type Product } from './product.ts';
import { stageOf } from './stages.ts';

/** One question without a sign-in, and what is wrong with its answer where something is. */
export interface Question {
  readonly url: string;
  /** JSON to send, where it is no GET. */
  readonly post?: string | undefined;
  readonly faultOf: (answer: EgressAnswer) => FailureCode | undefined;
}

/** What a method asks before anybody signs in (the last is the control of its who-am-I), and how it reads the answers. */
export interface Opening {
  readonly host: string;
  readonly origin: string;
  readonly questions: readonly [Question, ...Question[]];
  /** The product's name as far as the answers tell it. */
  readonly productName: (found: Product | undefined, answers: readonly EgressAnswer[]) => string | undefined;
  readonly asksSignIn: (control: EgressAnswer) => boolean;
}

/** What was found: the control answer with the product where it is known, or a failure (with the other product where it is one). */
export type Reached =
  | { readonly ok: true; readonly control: EgressAnswer; readonly product: string | undefined }
  | { readonly ok: false; readonly failure: Failure; readonly other?: Product | undefined };

/** What reaching needs. */
export interface ReachParts {
  readonly access: Access;
  readonly opening: Opening;
  readonly ask: Ask;
  readonly known: readonly Fingerprint[];
  readonly report: StageReport;
}

/** A product that stands in front of the chosen system, or is it, is no other product. */
const isOther = (found: Product, { system }: Access): boolean =>
  found.system !== system.id && found.fits?.includes(system.id) !== true;

const redirectedTo = (answer: EgressAnswer, base: string): Failure['values'] => {
  const location = answer.headers['location'] ?? '';
  return URL.canParse(location, base) ? { location: cleaned(new URL(location, base).host) } : {};
};

const evidenceOf = (opening: Opening, control: EgressAnswer, product: string | undefined): Evidence[] => [
  ...(product === undefined && opening.asksSignIn(control)
    ? []
    : [{ code: 'service.answered', values: product === undefined ? {} : { product } }]),
  ...(opening.asksSignIn(control) ? [{ code: 'service.asks_sign_in', values: { host: opening.host } }] : []),
];

/** Failures behind which another product may stand. */
const maybeOther: readonly FailureCode[] = [
  'service.redirected',
  'service.not_this_product',
  'service.not_found',
];

/** What one answer ends the way with; undefined where the right service may have given it. */
const judge = async (
  { access, opening, ask, known }: ReachParts,
  { url, faultOf }: Question,
  answer: EgressAnswer,
): Promise<Extract<Reached, { ok: false }> | undefined> => {
  const { host } = opening;
  const fault = faultOf(answer);
  const here = productAt(known, answer);
  const found =
    here ?? (fault && maybeOther.includes(fault) ? await productNearby(known, ask, opening) : undefined);
  if (found && isOther(found, access)) {
    const product = cleaned(found.product);
    const failure = failureOf('service.other_product', { host, product });
    return { ok: false, failure, other: { ...found, product } };
  }
  if (!fault) return undefined;
  const more = fault === 'service.redirected' ? redirectedTo(answer, url) : {};
  return { ok: false, failure: failureOf(fault, { host, status: answer.status, ...more }) };
};

const found = (known: readonly Fingerprint[], answers: readonly EgressAnswer[]): Product | undefined =>
  answers.map((answer) => productAt(known, answer)).find((product) => product !== undefined);

const look = async (parts: ReachParts, onStage: StageReport): Promise<Reached> => {
  const { ask, opening, known } = parts;
  const [first, ...others] = opening.questions;
  let control = await ask(first.url, { signedIn: false, onStage, post: first.post });
  const answers = [control];
  const wrong = await judge(parts, first, control);
  if (wrong) return wrong;
  for (const question of others) {
    control = await ask(question.url, { signedIn: false, post: question.post });
    answers.push(control);
    const fault = await judge(parts, question, control);
    if (fault) return fault;
  }
  return { ok: true, control, product: opening.productName(found(known, answers), answers) };
};

/** The right system may say without a sign-in that a later stage cannot work: then the service itself is there. */
const fail = (report: StageReport, failure: Failure, ms: number): void => {
  const stage = stageOf(failure.code) ?? 'service';
  const isLater = stageNames.indexOf(stage) > stageNames.indexOf('service');
  const evidence = [{ code: 'service.answered', values: {} }];
  if (isLater) report({ stage: 'service', status: 'passed', ms, evidence });
  report({
    stage: isLater ? stage : 'service',
    status: 'failed',
    ms: isLater ? 0 : ms,
    evidence: [],
    failure,
  });
};

/** Asks without a sign-in, reporting dns, network, tls and service. Rejects with an `EgressFailure` when nothing answered. */
export const reach = async (parts: ReachParts): Promise<Reached> => {
  const { report, opening } = parts;
  const stages = new Map<Stage['stage'], Stage>();
  const began = performance.now();
  const onStage: StageReport = (stage) => {
    stages.set(stage.stage, stage);
    report(stage);
    const open = stage.stage === 'tls' && (stage.status === 'passed' || stage.status === 'skipped');
    if (open) report({ stage: 'service', status: 'running', evidence: [] });
  };
  const reached = await look(parts, onStage);
  const spent = [...stages.values()].reduce((sum, { ms = 0 }) => sum + ms, 0);
  const ms = Math.max(0, Math.round(performance.now() - began - spent));
  if (reached.ok) {
    const evidence = evidenceOf(opening, reached.control, reached.product);
    report({ stage: 'service', status: 'passed', ms, evidence });
  } else fail(report, reached.failure, ms);
  return reached;
};
