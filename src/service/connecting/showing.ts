/** The step of a session, read from the store and drawn. */
import type { Step } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import { catalogueFor } from '../upstream-clients/registered.ts';
import { readCheck } from './check-log.ts';
import { readFlow } from './flow.ts';
import type { Session, Writer } from './session.ts';
import { drawStep } from './step.ts';
import { openPending } from './typed.ts';

/** The ids of systems the partner asked for. */
export const systemsOf = ({ systems }: Pick<Session, 'systems'>): string[] =>
  (systems ?? '').split(' ').filter((id) => id !== '');

/** Whether the partner has said that it holds the session's token, or has used it. */
const isClaimed = async (writer: Writer, { id }: Session): Promise<boolean> => {
  const used = await writer
    .selectFrom('token')
    .select('hash')
    .where('session_id', '=', id)
    .where('first_used_at', 'is not', null)
    .executeTakeFirst();
  return used !== undefined;
};

/** The step a session's person sees now. */
export const showStep = async (writer: Writer, ports: Ports, session: Session): Promise<Step> => {
  const flow = readFlow(session.flow);
  const check = flow.place.at === 'check' ? await readCheck(writer, session, flow.place.check) : undefined;
  const asked = flow.place.at === 'done' && flow.place.question?.other === true;
  const other = asked ? openPending(ports.vault, session)?.proven?.other : undefined;
  const claimed = session.status === 'done' && (await isClaimed(writer, session));
  const { client_id: client, mode } = session;
  const catalogue = await catalogueFor(writer, ports, session);
  const { issuer, egressAddresses: addresses } = ports;
  const systems = systemsOf(session);
  return drawStep(flow, { catalogue, issuer, client, mode, systems, check, other, claimed, addresses });
};
