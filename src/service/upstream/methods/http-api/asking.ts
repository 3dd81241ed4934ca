/** One access, ready to ask: where, with what, and how its answers are read. */
import { failures, type FailureCode, type FailureRule } from '../../../../contract/index.ts';
import type { Access, EgressAnswer } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import type { Ask } from '../../http/ask.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { faultOf, type Asked } from './answers.ts';
import type { HttpMethod, Place, Target } from './target.ts';

/** Largest answer with records that is read, in bytes. */
const pageBytes = 8_388_608;

/** What an `Asking` is made of; `refused` is the code for a sign-in that the system does not accept. */
export interface AskingParts {
  readonly access: Access;
  readonly method: HttpMethod;
  readonly target: Target;
  readonly ask: Ask;
  readonly refused: FailureCode;
}

/** A failure at a field that this form does not have is told at its secret one. */
const fieldFor = ({ fields }: HttpMethod, field: string | undefined): { field?: string } => {
  if (field === undefined || fields.some(({ name }) => name === field)) return {};
  const secret = fields.find(({ type }) => type === 'secret')?.name;
  return secret === undefined ? {} : { field: secret };
};

/** The error for a fault. What was typed is told where the fault is about it, and it is neither secret nor a person's name. */
export const errorOf = (
  { method, access, target }: Pick<AskingParts, 'method' | 'access' | 'target'>,
  code: FailureCode,
  { status }: EgressAnswer,
): UpstreamError => {
  const { field }: FailureRule = failures[code];
  const typed = method.fields.find(({ name, type }) => name === field && type === 'text');
  const value = typed && typed.name !== 'username' ? access.values[typed.name] : undefined;
  const shown = typed && value !== undefined ? { [typed.name]: cleaned(value) } : {};
  return new UpstreamError(code, { host: target.host, status, ...shown }, fieldFor(method, field));
};

/** Asks one system with the sign-in, and says what is wrong with its answers. */
export class Asking {
  readonly target: Target;
  readonly access: Access;
  readonly ask: Ask;
  readonly #method: HttpMethod;
  readonly #refused: FailureCode;

  constructor({ access, method, target, ask, refused }: AskingParts) {
    this.access = access;
    this.target = target;
    this.ask = ask;
    this.#method = method;
    this.#refused = refused;
  }

  /** What is wrong with an answer; undefined when nothing is. */
  faultOf(asked: Asked, answer: EgressAnswer): FailureCode | undefined {
    const { api, knows } = this.target;
    const code = faultOf({ ...api, knows }, asked, answer);
    return code === 'auth.refused' ? this.#refused : code;
  }

  /** The error for a fault. */
  error(code: FailureCode, answer: EgressAnswer): UpstreamError {
    return errorOf({ method: this.#method, access: this.access, target: this.target }, code, answer);
  }

  /** Asks a place with the sign-in; throws what is wrong with the answer. */
  async read(place: Place, query: Readonly<Record<string, string>> = {}): Promise<EgressAnswer> {
    const answer = await this.ask(this.target.url(place, query), { signedIn: true, maxBytes: pageBytes });
    const fault = this.faultOf('read', answer);
    if (fault) throw this.error(fault, answer);
    return answer;
  }
}
