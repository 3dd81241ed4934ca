// A store in which every sealed column holds rows, each with a text of its own.
import type { SealContext, Store, Vault } from '../../../src/service/ports.ts';
import { grantContext } from '../../../src/service/grants/give-back.ts';
import { attemptContext } from '../../../src/service/connecting/attempt.ts';
import { credentialContext } from '../../../src/service/connecting/credentials.ts';
import { answerContext } from '../../../src/service/connecting/once.ts';
import { typedContext } from '../../../src/service/connecting/typed.ts';
import { codeAnswerContext } from '../../../src/service/oauth/exchange.ts';
import { tokenContext } from '../../../src/service/tokens/pair.ts';
import { webhookSecretContext } from '../../../src/service/webhooks/secrets.ts';
import { applicationCertificateContext } from '../../../src/service/upstream-clients/application-certificates.ts';
import { upstreamClientContext } from '../../../src/service/upstream-clients/registered.ts';
import { clientRow, connectionRow, sessionRow } from '../rows.ts';

const owner = { client_id: 'cli', mode: 'test' as const };

const addClient = (store: Store) =>
  store
    .insertInto('client')
    .values(clientRow('cli', 'test'))
    .onConflict((met) => met.column('id').doNothing())
    .execute();

/** Adds `count` rows to every sealed column, numbered from `from`; what they hold is `textOf` of column and number. */
export const addSealedRows = async (store: Store, vault: Vault, count: number, from = 0): Promise<void> => {
  const seal = (name: string, at: number, context: SealContext) => vault.seal(textOf(name, at), context);
  await addClient(store);
  await store.transaction().execute(async (trx) => {
    for (let at = from; at < from + count; at += 1) {
      const ids = { session: `ses_${at}`, connection: `con_${at}`, hash: `hash_${at}` };
      const sessions = { ...owner, id: ids.session };
      await trx
        .insertInto('session')
        .values({
          ...sessionRow(ids.session, 'cli', 'test', { flow: '{}', opened_at: 0 }),
          draft: seal('draft', at, typedContext(sessions, 'draft')),
          pending_secret: seal('pending', at, typedContext(sessions, 'pending')),
        })
        .execute();
      await trx
        .insertInto('connection')
        .values(connectionRow(ids.connection, 'cli', 'test'))
        .execute();
      const context = credentialContext({ ...owner, id: ids.connection });
      const credential = { ...owner, connection_id: ids.connection, created_at: 0 };
      await trx
        .insertInto('credential')
        .values([
          { ...credential, purpose: 'credentials', sealed: seal('credentials', at, context) },
          { ...credential, purpose: `renewal:${ids.session}`, sealed: seal('renewal', at, context) },
        ])
        .execute();
      const attempt = { ...owner, session_id: ids.session };
      await trx
        .insertInto('upstream_attempt')
        .values({
          ...attempt,
          state_hash: ids.hash,
          system_id: 's',
          cookie_hash: 'c',
          sealed: seal('authorization', at, attemptContext(attempt)),
          expires_at: 0,
        })
        .execute();
      const upstream = { ...owner, system_id: `sys_${at}` };
      await trx
        .insertInto('upstream_client')
        .values({
          ...upstream,
          issuer: 'https://login.example',
          sealed: seal('upstream client', at, upstreamClientContext(upstream)),
          created_at: 0,
        })
        .execute();
      const application = { ...owner, customer_id: `cus_${at}` };
      await trx
        .insertInto('application_certificate')
        .values({
          ...application,
          sealed: seal('application certificate', at, applicationCertificateContext(application)),
          created_at: 0,
        })
        .execute();
      const grant = { ...owner, id: `grt_${at}` };
      await trx
        .insertInto('grant_return')
        .values({
          ...grant,
          customer_id: 'c',
          sealed: seal('grant', at, grantContext(grant)),
          created_at: 0,
          due_at: 0,
          attempts: 0,
        })
        .execute();
      const code = { ...owner, hash: ids.hash };
      await trx
        .insertInto('code')
        .values({
          ...code,
          session_id: ids.session,
          connection_id: ids.connection,
          expires_at: 0,
          used_at: 0,
          used_key: 'k',
          answer: seal('code', at, codeAnswerContext(code)),
        })
        .execute();
      const token = { ...owner, hash: ids.hash };
      await trx
        .insertInto('token')
        .values({
          ...token,
          hint: 'h',
          kind: 'connection',
          connection_id: ids.connection,
          session_id: ids.session,
          created_at: 0,
          expires_at: null,
          first_used_at: null,
          revoked_at: null,
          sealed: seal('token', at, tokenContext(token)),
        })
        .execute();
      const endpoint = { ...owner, id: `whe_${at}` };
      await trx
        .insertInto('webhook_endpoint')
        .values({ ...endpoint, url: 'https://a.example', created_at: 0, disabled_at: null })
        .execute();
      const secret = { ...owner, id: `whs_${at}` };
      await trx
        .insertInto('webhook_secret')
        .values({
          ...secret,
          endpoint_id: endpoint.id,
          sealed: seal('webhook', at, webhookSecretContext(secret)),
          created_at: 0,
          expires_at: null,
        })
        .execute();
      const kept = { ...owner, scope: ids.session, key_hash: 'k' };
      await trx
        .insertInto('idempotency')
        .values({
          ...kept,
          request_hash: 'r',
          status: 200,
          answer: seal('answer', at, answerContext(kept)),
          expires_at: 0,
        })
        .execute();
    }
  });
};

/** What lies in the row of this number. */
export const textOf = (name: string, at: number): string => `canary ${name} ${at}`;

/** How many envelopes `addSealedRows` makes for each of its count. */
export const envelopesEach = 12;
