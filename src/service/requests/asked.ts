// Here: systems that people asked for because they are not listed: kept for the operator, listed, done, forgotten. Not here: the
// catalogue, to which a system is added by hand (docs/add-a-system.md).
import type { SystemRequest, SystemRequested } from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { once } from '../connecting/once.ts';
import type { Session } from '../connecting/session.ts';
import { newId } from '../digest.ts';
import { limitsOf } from '../http/limits.ts';
import { announce } from '../outbox.ts';
import type { Ports } from '../ports.ts';
import { requestLife } from './kept.ts';

/** What is one line stays one, whoever sends it; nothing is kept of what is empty. */
const oneLine = (text = ''): string | null => text.replace(/[\p{Cc}\s]+/gu, ' ').trim() || null;

/** Keeps what a person asked for; a retry under the same key is the same request. */
export const askForSystem = async (
  ports: Ports,
  session: Session,
  key: string | undefined,
  request: SystemRequest,
): Promise<SystemRequested> => {
  const limits = limitsOf(ports);
  await limits.count('asked', session.id);
  await limits.count('askedOfClient', session.client_id);
  const parts = ['request', JSON.stringify(request)];
  return once(ports, session, { key, parts }, async (trx) => {
    const { id: session_id, client_id, mode, customer_id } = session;
    const { name, maker, note, lang } = request;
    const said = {
      name: oneLine(name) ?? name,
      maker: oneLine(maker),
      note: note || null,
      lang: oneLine(lang),
    };
    const id = newId('req');
    const at = ports.clock();
    const times = { created_at: at, done_at: null, expires_at: at + requestLife.open };
    await trx
      .insertInto('system_request')
      .values({ id, client_id, mode, customer_id, session_id, ...said, ...times })
      .execute();
    const facts = { request: id, session: session_id, customer_id };
    await announce(trx, { id: client_id, mode }, 'system.requested', facts, at);
    await auditPerson(trx, ports.clock, session, 'system.requested', { request: id });
    const after = (): void => {
      ports.log.info('system.requested', { session: session_id, client: client_id });
      ports.announced?.();
    };
    return { answer: { id }, after };
  });
};
