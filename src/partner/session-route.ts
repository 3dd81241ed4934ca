/** `POST <base>/session`: opens a session for whoever is logged in, or continues one of theirs. */
import { SessionQuestion } from '../contract/index.ts';
import type { PushedAnswer, SessionGrant } from '../contract/index.ts';
import type { Binding } from './binding.ts';
import { embeddingOrigin } from './guard.ts';
import type { IssuerCheck } from './issuer-check.ts';
import type { Customer, PartnerAction, Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { fieldOf, readJson } from './request-body.ts';
import { pushRequest } from './service-wire.ts';

/** Where browsers reach this backend, and where the answer comes back. */
export interface Addresses {
  readonly publicUrl: string;
  readonly callbackUrl: string;
}

/** The backend's addresses as options or the request name them. */
export const addressesOf = (settings: Settings, request: Request): Addresses => {
  const publicUrl = settings.publicUrl ?? new URL(request.url).origin;
  return { publicUrl, callbackUrl: settings.callbackUrl ?? `${publicUrl}${settings.basePath}/callback` };
};

/** What is wrong with what `customer()` gave, as the developer reads it; undefined when nothing is. */
const customerProblem = (customer: unknown): string | undefined => {
  if (typeof customer !== 'object' || customer === null) {
    return `customer() gave ${customer === undefined ? 'undefined' : `a ${typeof customer}`}: give { id, name } or null`;
  }
  const { id, name } = customer as { readonly id?: unknown; readonly name?: unknown };
  if (typeof id === 'number' || typeof id === 'bigint') {
    return `customer() gave the number ${id} as id: give String(id)`;
  }
  if (typeof id !== 'string') {
    return `customer() gave ${id === undefined ? 'no id' : 'an id that is no text'}: give a text of 1 to 255 characters`;
  }
  if (id === '' || id.length > 255) {
    return `customer() gave an id of ${id.length} characters: give 1 to 255`;
  }
  if (name !== undefined && name !== null && typeof name !== 'string') {
    return 'customer() gave a name that is no text: give a text, or leave it out';
  }
  return undefined;
};

const requireAllowed = async (settings: Settings, request: Request, action: PartnerAction): Promise<void> => {
  if (await settings.may(request, action)) return;
  throw new PartnerError('not_allowed', 'The person who is logged in may not do this.');
};

/** Who is logged in and may do this; throws `not_logged_in`, `not_allowed`, or `customer_malformed` for the developer. */
export const requireCustomer = async (
  settings: Settings,
  request: Request,
  action: PartnerAction,
): Promise<Customer> => {
  const customer = await settings.customer(request);
  if (customer === null) throw new PartnerError('not_logged_in', 'Nobody is logged in.');
  const problem = customerProblem(customer);
  if (problem !== undefined) throw new PartnerError('customer_malformed', `${problem}.`);
  await requireAllowed(settings, request, action);
  return customer;
};

const readQuestion = async (request: Request): Promise<SessionQuestion> => {
  const question = SessionQuestion.safeParse(await readJson(request));
  if (question.success) return question.data;
  const field = fieldOf(question.error, 'body');
  throw new PartnerError(
    'malformed_request',
    `The session question's "${field}" is not as the contract has it.`,
  );
};

/** Leaves out what is not there: a form field is text or absent. */
export const present = (fields: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );

/** What a session is for; a page may leave that out, or say another thing of a session that goes on. */
const actionOf = ({
  system,
  connection_id,
  purpose,
}: Pick<SessionQuestion, 'system' | 'connection_id' | 'purpose'>): PartnerAction => ({
  kind: 'session',
  ...(system !== undefined && { system }),
  ...(connection_id !== undefined && { connectionId: connection_id }),
  ...(purpose === 'settings' && { purpose }),
});

/** Continues one of the customer's sessions. What it is for is the service's word: where the page said another, it is asked about anew. */
const goOn = async (
  settings: Settings,
  request: Request,
  question: SessionQuestion,
  customer: Customer,
): Promise<PushedAnswer> => {
  const session = question.session ?? '';
  const pushed = await pushRequest(settings, { session, customer_id: customer.id });
  const { purpose = 'connect', connection_id } = pushed;
  const isAsSaid = purpose === (question.purpose ?? 'connect') && connection_id === question.connection_id;
  // A service that does not say what its session is for has said nothing else.
  if (pushed.purpose === undefined || isAsSaid) return pushed;
  await requireAllowed(settings, request, actionOf({ system: question.system, purpose, connection_id }));
  return pushed;
};

/** Answers a session question with the pushed request. */
export const openSession = async (
  settings: Settings,
  binding: Binding,
  issuerCheck: IssuerCheck,
  request: Request,
): Promise<SessionGrant> => {
  const question = await readQuestion(request);
  const { publicUrl, callbackUrl } = addressesOf(settings, request);
  const origin = embeddingOrigin(request, publicUrl, settings.origins);
  const customer = await requireCustomer(settings, request, actionOf(question));
  await issuerCheck();
  const { request_uri, expires_in } =
    question.session === undefined
      ? await pushRequest(
          settings,
          await newSession(settings, binding, question, customer, { origin, callbackUrl }),
        )
      : await goOn(settings, request, question, customer);
  return { request_uri: requestUri(request_uri), expires_in, service: settings.service };
};

const newSession = async (
  settings: Settings,
  binding: Binding,
  question: SessionQuestion,
  customer: Customer,
  { origin, callbackUrl }: { readonly origin: string; readonly callbackUrl: string },
): Promise<Record<string, string>> => {
  const { state, challenge } = await binding.open(customer.id);
  return present({
    response_type: 'code',
    redirect_uri: callbackUrl,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    customer_id: customer.id,
    customer_name: customer.name?.slice(0, 255) || undefined,
    origin,
    systems: settings.systems?.join(' '),
    connection_id: question.connection_id,
    purpose: question.purpose,
    ui_locales: question.lang?.match(/^[A-Za-z0-9-]+$/)?.[0],
  });
};

const requestUri = (value: string): string => {
  if (value.startsWith('urn:ietf:params:oauth:request_uri:')) return value;
  throw new PartnerError('service_refused', 'The connect service gave a request_uri of an unknown kind.');
};
