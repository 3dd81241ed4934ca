// Planted secrets in every place of a request, sent to every address by every method; everything that comes back is kept.
import type { FrameOpened, OpenAnswer } from '../../src/contract/index.ts';
import { limitBy, Limits } from '../../src/service/http/limits.ts';
import type { Canaries, Trace } from './canaries.ts';
import { catalogue } from './connecting/script.ts';
import { issuer, makeStand, origin, type LogLine, type Stand } from './stand.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND'];

type Body = readonly [type: string, body: string];

/** What planted secrets look like in a request's body, by the media type that it claims. */
const bodies = (secret: string): readonly Body[] => {
  const known = ['password', 'client_secret', 'code', 'token', 'ticket', 'request_uri', 'refresh_token'];
  const fields = Object.fromEntries(known.map((name) => [name, secret]));
  const nested = { kind: secret, step: secret, values: { password: secret, address: secret }, again: secret };
  return [
    ['application/json', JSON.stringify({ ...fields, ...nested })],
    ['application/json', `{"values":{"password":${JSON.stringify(secret)}`],
    ['application/x-www-form-urlencoded', new URLSearchParams({ grant_type: secret, ...fields }).toString()],
    ['application/x-www-form-urlencoded', `token=a&token=${encodeURIComponent(secret)}`],
    ['application/x-www-form-urlencoded', JSON.stringify(fields)],
    [
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n${secret}\r\n--x--`,
    ],
    ['text/plain', secret],
    ['application/xml', `<password>${secret}</password>`],
    ['', secret],
    [`text/${encodeURIComponent(secret)}`, '{}'],
  ];
};

/** Something that opens a door, and the headers that the door wants beside it. */
interface Key {
  readonly authorization: string;
  readonly beside: readonly Record<string, string>[];
}

const element = { origin };
const ownPage = { origin: issuer, 'sec-fetch-site': 'same-origin' };

/** A session that stands at its form, by the tokens of its page and of its frame. */
const openForm = async ({ app, post, pushed }: Stand, canaries: Canaries) => {
  const json = { 'content-type': 'application/json' };
  const ask = async <T>(path: string, headers: Record<string, string>, body: string): Promise<T> =>
    (await (await app.request(path, { method: 'POST', headers: { ...json, ...headers }, body })).json()) as T;
  const { request_uri } = (await (await post('/oauth/par', pushed())).json()) as { request_uri: string };
  const opening = JSON.stringify({ request_uri, system: 'plain' });
  const { session } = await ask<OpenAnswer>('/connect/sessions', element, opening);
  const authorization = `Bearer ${canaries.know(session.token, 'session token', [])}`;
  const ticket = await ask<object>('/connect/session/ticket', { ...element, authorization }, '{}');
  const frame = await ask<FrameOpened>('/connect/frame/open', ownPage, JSON.stringify(ticket));
  return { session: session.token, frame: canaries.know(frame.token, 'frame token', []) };
};

/** The secrets that the store holds, behind keys that open its doors. */
const doors = async (canaries: Canaries) => {
  const stand = await makeStand({ catalogue });
  const { ports, client, connected, appToken } = stand;
  const all = 1_000_000;
  limitBy(ports, new Limits({ client: all, address: all, session: all, frame: all, failures: all }));
  canaries.know(client.secret, 'client secret', []);
  const { token, connection } = await connected();
  canaries.know(token, 'API token', []);
  const owner = {
    client: client.id,
    mode: client.mode,
    subject: connection,
    purpose: 'credentials',
  } as const;
  const stored = { system: 'sys-1', values: { password: canaries.plant('stored password') } };
  const sealed = ports.vault.seal(JSON.stringify(stored), owner);
  await ports.store.updateTable('credential').set({ sealed }).execute();
  const form = await openForm(stand, canaries);
  const app = canaries.know(await appToken(), 'app token', []);
  const basic = (secret: string): string =>
    `Basic ${Buffer.from(`${client.id}:${secret}`).toString('base64')}`;
  const keys: Key[] = [
    { authorization: `Bearer ${form.session}`, beside: [element] },
    { authorization: `Bearer ${form.frame}`, beside: [ownPage] },
    { authorization: `Bearer ${token}`, beside: [{}] },
    { authorization: `Bearer ${app}`, beside: [{}] },
    { authorization: basic(client.secret), beside: [{}] },
    { authorization: `Bearer ${canaries.plain('wrong token')}`, beside: [{}, element, ownPage] },
    { authorization: basic(canaries.plain('wrong client secret')), beside: [{}, element, ownPage] },
  ];
  return { ...stand, keys };
};

const kept = async (where: string, answer: Response): Promise<Trace[]> => {
  const headers = JSON.stringify([...answer.headers]);
  // A stream that was opened does not end by itself; its first words are in its steps, which others show.
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (isStream) await answer.body?.cancel();
  return [
    { where: `headers of ${where}`, text: headers },
    { where, text: isStream ? '' : await answer.text() },
  ];
};

const lineOf = ({ level, event, facts }: LogLine): Trace => ({
  where: `log (${level})`,
  text: `${event} ${JSON.stringify(facts)}`,
});

/** What ends a session or a connection is asked last, so that everything else still finds one. */
const lastOf = (path: string): number => Number(/cancel|revoke|current|system\/connections|ack/.test(path));

/** Sends it all, as so many of the bodies as wanted; returns what was left behind, and how many requests that were. */
export const sendNoise = async (
  canaries: Canaries,
  most: number,
): Promise<{ traces: Trace[]; sent: number; statuses: ReadonlySet<number> }> => {
  const { app, keys, lines } = await doors(canaries);
  const secret = canaries.plain('sent secret');
  const odd = canaries.plant('odd secret');
  const paths = new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path));
  const traces: Trace[] = [];
  const statuses = new Set<number>();
  let sent = 0;
  const send = async (pattern: string, method: string, key: Key, [type, body]: Body): Promise<void> => {
    const path = pattern.replace(/:\w+(\{[^/]*\})?/g, sent % 2 === 0 ? secret : encodeURIComponent(odd));
    const query = new URLSearchParams({ code: odd, state: secret, client: odd, page: secret, iss: odd });
    const headers: Record<string, string> = {
      authorization: key.authorization,
      cookie: `session=${secret}; __Host-makini=${secret}`,
      'idempotency-key': secret,
      'last-event-id': secret,
      'x-request-id': secret,
      'user-agent': secret,
      ...(type !== '' && { 'content-type': type }),
      ...key.beside[sent % key.beside.length],
    };
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const url = `${issuer}${path}?${sent % 4 === 3 ? '' : query.toString()}`;
    const answer = await app.request(new Request(url, { method, headers, ...(hasBody && { body }) }));
    traces.push(...(await kept(`${method} ${pattern}`, answer)));
    statuses.add(answer.status);
    sent += 1;
  };
  for (const pattern of [...paths, '/nowhere'].toSorted((one, other) => lastOf(one) - lastOf(other)))
    for (const method of methods)
      for (const [at, body] of [...bodies(secret), ...bodies(odd)].slice(0, most).entries())
        for (const [index, key] of keys.entries())
          // Whatever has a body is sent with every key; of the rest each key sees some.
          if (method === 'POST' || (index + at) % keys.length === sent % keys.length)
            await send(pattern, method, key, body);
  return { traces: [...traces, ...lines.map(lineOf)], sent, statuses };
};
