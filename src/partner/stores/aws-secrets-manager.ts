// Here: where a partner's backend can keep its tokens; each file is one vault. Not here: what hands tokens over (../delivery.ts).
/** Tokens in AWS Secrets Manager, through its official client, which the caller makes. */
import type { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { storeError, storeOver } from './token-store.ts';
import type { TokenStore, Vault } from './token-store.ts';

export type { StoredToken } from './kept.ts';
export type { TokenStore };

/** What of the client is used: its role needs GetSecretValue, DescribeSecret, CreateSecret, PutSecretValue, RestoreSecret, DeleteSecret. */
export type AwsClient = Pick<
  SecretsManager,
  'getSecretValue' | 'describeSecret' | 'createSecret' | 'putSecretValue' | 'restoreSecret' | 'deleteSecret'
>;

/** The client, and how secrets are made and end. */
export interface AwsSecretsManagerOptions {
  /** `new SecretsManager({ region })` of `@aws-sdk/client-secrets-manager`: region, credentials and retries are its own. */
  readonly client: AwsClient;
  /** What names begin with, before a slash; default `makini-connect`. */
  readonly prefix?: string;
  /** The key that encrypts new secrets; default: the account's own `aws/secretsmanager`. */
  readonly kmsKeyId?: string;
  /** Days for which a deleted secret can be recovered, 7 to 30; without it a secret is deleted at once. */
  readonly recoveryDays?: number;
}

/** The codes of a conflict or a throttle: trying again later helps. */
const passing = new Set([
  'InvalidRequestException',
  'ResourceExistsException',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const isRefusal = (error: unknown): boolean =>
  nameOf(error) === 'CredentialsProviderError' ||
  (error instanceof Error && '$fault' in error && error.$fault === 'client' && !passing.has(error.name));

// Its own words stay out: they may quote what was sent.
const told = (error: unknown): Error =>
  isRefusal(error)
    ? storeError('store_refused', `AWS Secrets Manager refused: ${nameOf(error)}.`)
    : storeError('store_unreachable', `AWS Secrets Manager cannot do it now: ${nameOf(error)}.`);

/** Does it; gives what `otherwise` has for the error's name, or fails in our words. */
const attempt = async <T>(
  work: () => Promise<T>,
  otherwise: Readonly<Record<string, () => Promise<T>>> = {},
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const way = otherwise[nameOf(error)];
    if (way === undefined) throw told(error);
    return way();
  }
};

const check = ({ client, prefix = 'makini-connect', recoveryDays }: AwsSecretsManagerOptions): string => {
  if (typeof client?.getSecretValue !== 'function')
    throw storeError(
      'options_malformed',
      'client must be a SecretsManager of @aws-sdk/client-secrets-manager.',
    );
  if (!/^[\w+=.@-]+(\/[\w+=.@-]+)*$/.test(prefix) || prefix.length > 200)
    throw storeError('options_malformed', 'prefix has letters, digits and _+=.@- with slashes between.');
  if (recoveryDays !== undefined && !(recoveryDays >= 7 && recoveryDays <= 30))
    throw storeError('options_malformed', 'recoveryDays is 7 to 30.');
  return prefix;
};

const vaultOver = (options: AwsSecretsManagerOptions): Vault => {
  const prefix = check(options);
  const { client, kmsKeyId, recoveryDays } = options;
  const idOf = (name: string): string => `${prefix}/${name}`;
  /** A secret that waits for its deletion has no value that can be read. */
  const unlessDeleted = async (SecretId: string): Promise<undefined> => {
    const { DeletedDate } = await attempt(() => client.describeSecret({ SecretId }));
    if (DeletedDate === undefined)
      throw storeError('store_refused', 'AWS Secrets Manager has the secret in a state that gives no value.');
  };
  return {
    read: async (name) => {
      const SecretId = idOf(name);
      const found = await attempt<{ SecretString?: string | undefined } | undefined>(
        () => client.getSecretValue({ SecretId }),
        {
          ResourceNotFoundException: async () => undefined,
          InvalidRequestException: () => unlessDeleted(SecretId),
        },
      );
      return found && (found.SecretString ?? '');
    },
    write: async (name, SecretString) => {
      const SecretId = idOf(name);
      // One for all that is tried: whichever of them arrived makes one version.
      const ClientRequestToken = crypto.randomUUID();
      const put = (): Promise<unknown> =>
        client.putSecretValue({ SecretId, SecretString, ClientRequestToken });
      const create = (): Promise<unknown> =>
        client.createSecret({
          Name: SecretId,
          SecretString,
          ClientRequestToken,
          Description: 'API token of a connection',
          ...(kmsKeyId !== undefined && { KmsKeyId: kmsKeyId }),
        });
      await attempt(put, {
        ResourceNotFoundException: () => attempt(create, { ResourceExistsException: () => attempt(put) }),
        InvalidRequestException: async () => {
          await attempt<unknown>(() => client.restoreSecret({ SecretId }));
          return attempt(put);
        },
      });
    },
    remove: async (name) => {
      const SecretId = idOf(name);
      const how =
        recoveryDays === undefined
          ? { ForceDeleteWithoutRecovery: true }
          : { RecoveryWindowInDays: recoveryDays };
      await attempt<unknown>(() => client.deleteSecret({ SecretId, ...how }), {
        ResourceNotFoundException: async () => undefined,
        InvalidRequestException: () => unlessDeleted(SecretId),
      });
    },
  };
};

/** The store; a secret for each connection, whose text is JSON with `token`, `connection`, `customer`, `stored_at`. */
export const awsSecretsManagerStore = (options: AwsSecretsManagerOptions): TokenStore =>
  // A name that ends in a hyphen and six characters can be taken for a part of an ARN.
  storeOver(vaultOver(options), /^(?!.*-.{6}$)[0-9A-Za-z_-]{1,64}$/);
