import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { awsSecretsManagerStore } from '../../../src/partner/stores/aws-secrets-manager.ts';
import type { AwsSecretsManagerOptions } from '../../../src/partner/stores/aws-secrets-manager.ts';
import { conforms, delivery, failsWith } from './conformance.ts';
import type { Bench } from './conformance.ts';
import { loopback } from './loopback.ts';
import type { Asked, Loopback, Reply } from './loopback.ts';

interface Secret {
  readonly versions: Map<string, string>;
  current: string;
  deletedDate?: number;
}
interface Input {
  readonly SecretId: string;
  readonly Name: string;
  readonly SecretString: string;
  readonly ClientRequestToken: string;
  readonly ForceDeleteWithoutRecovery?: boolean;
  readonly RecoveryWindowInDays?: number;
}

const prefix = 'makini-connect/';
const json = { 'content-type': 'application/x-amz-json-1.1' };
const fault = (name: string): Reply => ({
  status: name === 'InternalServiceError' ? 500 : 400,
  headers: json,
  body: { __type: name, Message: `canary: what was sent is quoted here` },
});
const told = (body: object): Reply => ({ status: 200, headers: json, body });

/** Secrets Manager's answers as its API reference has them, for the six actions that are used; nothing else is answered. */
class Account {
  readonly secrets = new Map<string, Secret>();
  writes = 0;

  answer(target: string, input: Input): Reply {
    const name = input.Name ?? input.SecretId;
    if (!/^[\w/+=.@-]{1,512}$/.test(name)) return fault('InvalidParameterException');
    const secret = this.secrets.get(name);
    if (target === 'CreateSecret') return this.#create(name, secret, input);
    if (target === 'DeleteSecret') return this.#delete(name, secret, input);
    if (!secret) return fault('ResourceNotFoundException');
    if (target === 'DescribeSecret') return told({ Name: name, DeletedDate: secret.deletedDate });
    if (target === 'RestoreSecret') {
      delete secret.deletedDate;
      return told({ Name: name });
    }
    if (secret.deletedDate !== undefined) return fault('InvalidRequestException');
    if (target === 'GetSecretValue') return this.#read(name, secret);
    return target === 'PutSecretValue' ? this.#put(name, secret, input) : fault('UnknownOperationException');
  }

  #read(name: string, { versions, current }: Secret): Reply {
    const SecretString = versions.get(current);
    return told({ Name: name, VersionId: current, SecretString, VersionStages: ['AWSCURRENT'] });
  }

  #put(name: string, secret: Secret, { SecretString, ClientRequestToken }: Input): Reply {
    if (!/^.{32,64}$/.test(ClientRequestToken) || SecretString.length > 65_536)
      return fault('InvalidParameterException');
    const before = secret.versions.get(ClientRequestToken);
    if (before !== undefined && before !== SecretString) return fault('ResourceExistsException');
    if (before === undefined) {
      secret.versions.set(ClientRequestToken, SecretString);
      secret.current = ClientRequestToken;
      this.writes += 1;
    }
    return told({ Name: name, VersionId: ClientRequestToken, VersionStages: ['AWSCURRENT'] });
  }

  #create(name: string, secret: Secret | undefined, input: Input): Reply {
    if (secret?.deletedDate !== undefined) return fault('InvalidRequestException');
    if (secret) return fault('ResourceExistsException');
    const made: Secret = { versions: new Map(), current: '' };
    this.secrets.set(name, made);
    return this.#put(name, made, input);
  }

  #delete(name: string, secret: Secret | undefined, input: Input): Reply {
    if (input.ForceDeleteWithoutRecovery === true) {
      this.secrets.delete(name);
      return told({ Name: name });
    }
    if (!secret) return fault('ResourceNotFoundException');
    if (secret.deletedDate !== undefined) return fault('InvalidRequestException');
    secret.deletedDate = 1_800_000_000;
    return told({ Name: name, DeletionDate: 1_800_000_000 });
  }
}

const targetOf = ({ headers }: Asked): string =>
  String(headers['x-amz-target']).replace(/^secretsmanager\./, '');

const startAws = async () => {
  const account = new Account();
  const refusal = { name: '' };
  const server = await loopback((asked) =>
    refusal.name === ''
      ? account.answer(targetOf(asked), JSON.parse(asked.body) as Input)
      : fault(refusal.name),
  );
  const client = (): SecretsManager =>
    new SecretsManager({
      region: 'eu-central-1',
      endpoint: server.origin,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' },
      maxAttempts: 1,
    });
  const storeWith = (more: Partial<AwsSecretsManagerOptions> = {}) =>
    awsSecretsManagerStore({ client: client(), ...more });
  return { account, refusal, server, storeWith };
};

const start = async (): Promise<Bench> => {
  const { account, server, storeWith } = await startAws();
  return {
    store: storeWith(),
    other: storeWith(),
    names: () => [...account.secrets.keys()],
    writes: () => account.writes,
    outage: (isOut) => void (server.isDown = isOut),
    spoil: (id) => {
      const current = randomUUID();
      account.secrets.set(prefix + id, { current, versions: new Map([[current, 'canary']]) });
    },
  };
};

conforms('AWS Secrets Manager', start, /^makini-connect\/(?!.*-.{6}$)[0-9A-Za-z_-]{1,71}$/);

const targets = ({ asked }: Loopback): string[] => asked.map(targetOf);

test('AWS is asked in JSON 1.1, signed, with the targets of its API reference', async () => {
  const { server, storeWith } = await startAws();
  const store = storeWith({ kmsKeyId: 'alias/tokens' });
  await store.put(delivery());
  await store.put(delivery('con_1', 'second'));
  await store.delete('con_1');
  assert.deepEqual(targets(server), [
    ...['GetSecretValue', 'PutSecretValue', 'CreateSecret'],
    ...['GetSecretValue', 'PutSecretValue', 'DeleteSecret'],
  ]);
  for (const { method, path, headers } of server.asked) {
    assert.deepEqual([method, path, headers['content-type']], ['POST', '/', json['content-type']]);
    assert.match(
      headers.authorization ?? '',
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/secretsmanager\/aws4_request, /,
    );
  }
  const [, put, create] = server.asked.map(({ body }) => JSON.parse(body) as Record<string, string>);
  assert.equal(create?.['Name'], `${prefix}con_1`);
  assert.equal(create['KmsKeyId'], 'alias/tokens');
  assert.equal(create['ClientRequestToken'], put?.['ClientRequestToken'], 'one put makes one version');
  assert.equal((JSON.parse(create['SecretString'] ?? '') as { token: string }).token, delivery().token);
  assert.doesNotMatch(create['Description'] ?? '', /acme|Plant/i);
});

test('with days for recovery a deleted secret is kept by AWS, counts as none, and is restored by a put', async () => {
  const { account, storeWith } = await startAws();
  const store = storeWith({ recoveryDays: 7 });
  await store.put(delivery());
  await store.delete('con_1');
  await store.delete('con_1');
  assert.equal(account.secrets.size, 1);
  assert.equal(await store.get('con_1'), undefined);
  await store.put(delivery('con_1', 'after'));
  assert.equal((await store.get('con_1'))?.token, 'after');
});

test('a role that may not is refused; a throttle, a fault of AWS and a secret that is being deleted can pass', async () => {
  const { refusal, storeWith } = await startAws();
  const store = storeWith();
  for (const name of ['AccessDeniedException', 'DecryptionFailure', 'ExpiredTokenException']) {
    refusal.name = name;
    await failsWith('store_refused', store.put(delivery()));
    await failsWith('store_refused', store.delete('con_1'));
  }
  for (const name of ['ThrottlingException', 'InternalServiceError']) {
    refusal.name = name;
    await failsWith('store_unreachable', store.put(delivery()));
    await failsWith('store_unreachable', store.get('con_1'));
  }
});

test('what is no client of AWS, an odd prefix and impossible days are refused at once', async () => {
  const client = new SecretsManager({ region: 'eu-central-1' });
  const wrong = [
    { client: {} },
    { prefix: 'a b' },
    { prefix: '' },
    { recoveryDays: 3 },
    { recoveryDays: 31 },
  ];
  for (const each of wrong) {
    const options = { client, ...each } as AwsSecretsManagerOptions;
    await failsWith('options_malformed', (async () => awsSecretsManagerStore(options))());
  }
});
