/** A service for the SDK's tests, over an injected `fetch`: it keeps PKCE honest and can be told to misbehave. */
import { createHash } from 'node:crypto';
import { createPartner } from '../../src/partner/index.ts';
import type { Partner, PartnerOptions } from '../../src/partner/index.ts';
import { serverMetadata } from '../../src/service/oauth/metadata.ts';

/** One request as the fake saw it. */
export interface Seen {
  readonly path: string;
  readonly method: string;
  readonly headers: Headers;
  readonly form: URLSearchParams;
  readonly body: string;
}

const service = 'https://connect.example';

/** A fake service: `fetch` to inject, what it saw, and the code of the session pushed last. */
export class FakeService {
  readonly seen: Seen[] = [];
  /** Answers instead of the fake's own, by path; a function may throw to be unreachable. */
  readonly instead = new Map<string, () => Response>();
  /** What the fake calls itself in its metadata (RFC 8414), and how often that was read; the readings are not in `seen`. */
  issuer = service;
  metadataReads = 0;
  /** The secret that is accepted now. */
  secret = 'a-secret-of-the-client';
  #pushed: URLSearchParams | undefined;
  #answers = new Map<string, string>();

  /** To inject as the option `fetch`. */
  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url);
    const body = typeof init.body === 'string' ? init.body : '';
    const seen = {
      path: pathname + search,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      form: new URLSearchParams(body),
      body,
    };
    await Promise.resolve();
    if (pathname === '/.well-known/oauth-authorization-server') return this.#metadata(pathname);
    this.seen.push(seen);
    return this.instead.get(pathname)?.() ?? this.#answer(pathname, seen);
  };

  /** The last request to a path. */
  last(path: string): Seen {
    const found = this.seen.findLast((one) => one.path === path);
    if (found === undefined) throw new Error(`Nothing asked for ${path}.`);
    return found;
  }

  /** What the element would hand over for the session pushed last. */
  handOver(code = 'c0de-one'): Record<string, string> {
    return { code, state: this.#pushed?.get('state') ?? '', iss: service };
  }

  #metadata(path: string): Response {
    this.metadataReads += 1;
    return this.instead.get(path)?.() ?? Response.json(serverMetadata(this.issuer));
  }

  #answer(path: string, seen: Seen): Response {
    if (path === '/connect/ack') return new Response(null, { status: 204 });
    const expected = `Basic ${Buffer.from(`client-1:${this.secret}`).toString('base64')}`;
    if (seen.headers.get('authorization') !== expected) {
      return Response.json({ error: 'invalid_client' }, { status: 401 });
    }
    return path === '/oauth/par' ? this.#push(seen) : this.#exchange(seen);
  }

  #push({ form }: Seen): Response {
    if (!form.has('session')) this.#pushed = form;
    return Response.json(
      { request_uri: 'urn:ietf:params:oauth:request_uri:abc', expires_in: 1800 },
      { status: 201 },
    );
  }

  #exchange({ form, headers }: Seen): Response {
    const key = headers.get('idempotency-key') ?? '';
    const kept = this.#answers.get(key);
    if (kept !== undefined) return Response.json(JSON.parse(kept));
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== this.#pushed?.get('code_challenge')) {
      return Response.json(
        { error: 'invalid_grant', error_description: 'verifier_mismatch: no match' },
        { status: 400 },
      );
    }
    const answer = {
      access_token: `mk_test_token-${this.#answers.size + 1}`,
      token_type: 'bearer',
      customer_id: this.#pushed.get('customer_id'),
      session: 'ses_1',
      connection: {
        id: 'con_1',
        system: 'sap-cap',
        system_name: 'SAP CAP',
        name: 'Plant data',
        mode: 'test',
      },
    };
    this.#answers.set(key, JSON.stringify(answer));
    return Response.json(answer);
  }
}

/** A partner on the fake, with what reached `onToken` and `onError`. */
export interface Rig {
  readonly fake: FakeService;
  readonly partner: Partner;
  readonly stored: { token: string; connection: string; customer: string }[];
  readonly errors: { code: string; message: string; cause: unknown }[];
  /** Who is logged in. */
  user: { id: string; name?: string } | null;
}

/** The page's origin in these tests. */
export const page = 'https://app.example';

/** A partner with sensible options; any of them can be replaced. */
export const rig = (options: Partial<PartnerOptions> = {}): Rig => {
  const made = {
    fake: new FakeService(),
    stored: [],
    errors: [],
    user: { id: 'cust-1', name: 'Birch Mill' },
  } as unknown as Rig;
  const partner = createPartner({
    service,
    clientId: 'client-1',
    clientSecret: 'a-secret-of-the-client',
    origins: [page],
    customer: () => made.user,
    onToken: ({ token, connection, customer }) =>
      void made.stored.push({ token, connection: connection.id, customer: customer.id }),
    onError: ({ code, message, cause }) => void made.errors.push({ code, message, cause }),
    fetch: made.fake.fetch,
    ...options,
  });
  return Object.assign(made, { partner });
};

/** A session question as the element asks it from the partner's own page. */
export const ask = (
  question: unknown = { reason: 'open' },
  headers: Record<string, string> = {},
  url = `${page}/makini/session`,
): Request =>
  new Request(url, {
    method: 'POST',
    headers: {
      origin: page,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof question === 'string' ? question : JSON.stringify(question),
  });

/** A hand-over as the element sends it. */
export const handOver = (
  fields: Record<string, string> | string,
  headers: Record<string, string> = {},
  url = `${page}/makini/callback`,
): Request =>
  new Request(url, {
    method: 'POST',
    headers: {
      origin: page,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
  });

/** Status and body of an answer. */
export const read = async (
  answer: Response | Promise<Response>,
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> => {
  const { status, headers, ...rest } = await Promise.resolve(answer).then(async (one) => ({
    status: one.status,
    headers: one.headers,
    text: await one.text(),
  }));
  return {
    status,
    headers,
    body: rest.text === '' ? {} : (JSON.parse(rest.text) as Record<string, unknown>),
  };
};
