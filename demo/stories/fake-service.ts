/** A connect service inside the page: answers the flow's routes as a scene says, each answer read by the contract before it goes. */
import { routes } from '../../src/contract/index.ts';
import type { RouteName } from '../../src/contract/index.ts';
import type { FlowAnswers } from './flow-answers.ts';
import { answerOf, eventStream } from './flow-answers.ts';
import type { Scene } from './scene.ts';

interface Call {
  readonly route: RouteName;
  readonly body: Record<string, unknown>;
  readonly token: string | undefined;
}

const prefix = 'urn:ietf:params:oauth:request_uri:';
const names = (Object.keys(routes) as RouteName[]).filter((name) =>
  /^\/(connect|catalogue)\//.test(routes[name].path),
);

/** The scenes that are on this page, by id, and how far each has gone. */
const playing = new Map<string, FlowAnswers>();

/** Makes a scene answerable; returns what the host answers the element with. */
export const play = (id: string, scene: Scene): { request_uri: string; service: string } => {
  playing.set(id, { id, scene, at: 0 });
  return { request_uri: prefix + id, service: location.origin };
};

/** Puts the fake before the page's own `fetch`; what is none of the flow's goes on to the real one. */
export const installFakeService = (): void => {
  const real = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    const call = url.origin === location.origin ? callOf(url.pathname, init) : undefined;
    return call ? Promise.race([answered(call), abortion(init?.signal)]) : real(input, init);
  };
};

const callOf = (path: string, init: RequestInit | undefined): Call | undefined => {
  const method = init?.method ?? 'GET';
  const route = names.find((name) => routes[name].method === method && pattern(routes[name].path).test(path));
  if (!route || route === 'framePage') return undefined;
  const body = (typeof init?.body === 'string' ? JSON.parse(init.body) : {}) as Call['body'];
  const token = /^Bearer (.+)$/.exec(new Headers(init?.headers).get('Authorization') ?? '')?.[1];
  return { route, body, token };
};

const pattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

/** Every question carries the scene's id: in the request_uri, the ticket or the token. The catalogue's is any scene's. */
const sceneOf = ({ body, token }: Call): FlowAnswers | undefined => {
  const { request_uri: uri, ticket } = body;
  const id = typeof uri === 'string' ? uri.slice(prefix.length) : typeof ticket === 'string' ? ticket : token;
  return id === undefined ? [...playing.values()].at(-1) : playing.get(id);
};

const answered = async (call: Call): Promise<Response> => {
  const answers = sceneOf(call);
  if (!answers) return problem('session_unknown');
  const { scene } = answers;
  const { route } = call;
  const refusal = scene.refused?.[route];
  if (refusal !== undefined) return problem(refusal);
  if (scene.silent?.includes(route)) return new Promise(() => undefined);
  if (scene.lost?.route === route) return lose(answers, scene.lost.by);
  if (route === 'checkEvents' || route === 'sessionEvents') return eventStream(answers);
  if (route === 'openSession' && scene.unknownStep) return json(unknown(answers));
  const { answer } = routes[route];
  return json('body' in answer ? answer.body.parse(answerOf(answers, route)) : {}, answer.status);
};

/** The first question is lost, the next ones are never answered; offline is what the browser says for that moment. */
const lose = async (answers: FlowAnswers, by: 'slow' | 'offline'): Promise<Response> => {
  if (answers.lost) return new Promise(() => undefined);
  answers.lost = true;
  if (by === 'offline') {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    setTimeout(() => Reflect.deleteProperty(navigator, 'onLine'), 100);
  }
  throw new TypeError('The preview lost this answer.');
};

/** The one answer outside the contract: a step of tomorrow. */
const unknown = (answers: FlowAnswers): unknown => ({
  ...(answerOf(answers, 'openSession') as object),
  step: { kind: 'tomorrow', id: 's0', back: false },
});

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

const problem = (code: string, status = 409): Response =>
  json(
    { type: `${location.origin}/problems/${code}`, title: code, status, code, reference: 'req-7f3a' },
    status,
  );

/** Rejects when a signal aborts, as a real fetch does. */
const abortion = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
