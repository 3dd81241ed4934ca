/** The wrong product: a real OpenID provider (oidc-provider) where a person might believe their maintenance system to be. */
import { generateKeyPairSync } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';

/** What this file uses of `oidc-provider` 9, which ships no types. */
type ProviderClass = new (issuer: string, configuration: object) => { callback(): RequestListener };

const { Provider } = createRequire(import.meta.url)('oidc-provider') as { Provider: ProviderClass };

/** Nobody signs in here, so nothing is kept. */
class NothingKept {
  async upsert(): Promise<void> {}
  async find(): Promise<undefined> {}
  async findByUserCode(): Promise<undefined> {}
  async findByUid(): Promise<undefined> {}
  async consume(): Promise<void> {}
  async destroy(): Promise<void> {}
  async revokeByGrantId(): Promise<void> {}
}

const signingKey = (): object => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
};

/** The provider as a request listener for this origin. It has no clients and no users. */
export const otherProduct = (origin: string): RequestListener =>
  new Provider(origin, {
    adapter: NothingKept,
    jwks: { keys: [signingKey()] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['demo'] },
  }).callback();
