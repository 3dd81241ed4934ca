/** The test ERP's own authorization server: a real, certified one (oidc-provider), with what it keeps in memory. */
import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

/** What a person is asked at the moment: to sign in, or to agree. */
export interface Interaction {
  readonly uid: string;
  readonly prompt: { readonly name: string };
  readonly params: Readonly<Record<string, unknown>>;
  readonly session?: { readonly accountId: string };
}

interface Grant {
  addOIDCScope(scope: string): void;
  save(): Promise<string>;
}

interface Token {
  readonly accountId?: string;
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
}

interface Models<T> {
  find(token: string): Promise<T | undefined>;
}

/** What is used of `oidc-provider` 9, which ships no types. */
export interface Provider {
  readonly Grant: new (of: { accountId: string; clientId: string }) => Grant;
  readonly AccessToken: Models<Token>;
  readonly ClientCredentials: Models<Token>;
  callback(): RequestListener;
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: object,
    options: { mergeWithLastSubmission: boolean },
  ): Promise<void>;
}

/** A client as RFC 7591 writes it. */
export type ClientMetadata = Readonly<Record<string, unknown>> & { readonly client_id: string };

const { Provider } = createRequire(import.meta.url)('oidc-provider') as {
  Provider: new (issuer: string, configuration: object) => Provider;
};

const signingKey = (): object => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
};

interface Kept {
  readonly uid?: string;
  readonly grantId?: string;
  consumed?: number;
}

/** Everything of one server, by kind and id; clients may be registered while it runs. */
const shelves = (clients: ReadonlyMap<string, ClientMetadata>) => {
  const kept = new Map<string, Kept>();
  return class Shelf {
    readonly #name: string;
    constructor(name: string) {
      this.#name = name;
    }
    #key(id: string): string {
      return `${this.#name} ${id}`;
    }
    async upsert(id: string, payload: Kept): Promise<void> {
      kept.set(this.#key(id), payload);
    }
    async find(id: string): Promise<unknown> {
      return this.#name === 'Client' ? clients.get(id) : kept.get(this.#key(id));
    }
    async findByUid(uid: string): Promise<unknown> {
      return [...kept].find(([key, { uid: own }]) => key.startsWith(`${this.#name} `) && own === uid)?.[1];
    }
    async findByUserCode(): Promise<undefined> {}
    async consume(id: string): Promise<void> {
      const found = kept.get(this.#key(id));
      if (found) found.consumed = Math.floor(Date.now() / 1000);
    }
    async destroy(id: string): Promise<void> {
      kept.delete(this.#key(id));
    }
    async revokeByGrantId(grant: string): Promise<void> {
      for (const [key, { grantId }] of kept) if (grantId === grant) kept.delete(key);
    }
  };
};

/** Makes the server for this issuer. `seconds` is how long an access token lives. */
export const createProvider = (
  issuer: string,
  clients: ReadonlyMap<string, ClientMetadata>,
  seconds: number,
): Provider =>
  new Provider(issuer, {
    adapter: shelves(clients),
    jwks: { keys: [signingKey()] },
    cookies: { keys: ['demo'] },
    scopes: ['openid', 'offline_access', 'erp.read'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
    },
    interactions: { url: (_context: unknown, { uid }: Interaction) => `/interaction/${uid}` },
    rotateRefreshToken: true,
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    ttl: {
      AccessToken: seconds,
      ClientCredentials: seconds,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 900,
      RefreshToken: 86_400,
      Session: 86_400,
    },
  });
