/** The way to a session: what the server offers, judged; a channel to it; somebody signed in. Each over the connector. */
import type { ClientSession, EndpointDescription, OPCUAClient } from 'node-opcua-client';
import type { Evidence } from '../../../../contract/index.ts';
import type { Access, Egress, StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import type { ApplicationCertificates } from '../../application-certificates.ts';
import type { ClientIdentity } from '../../egress/egress-client.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { makeCertificate } from './application.ts';
import { closeChannel, openChannel } from './channel.ts';
import { driver } from './driver.ts';
import { channelFault, discoveryFault, signInFault } from './faults.ts';
import {
  chosenOf,
  factsOf,
  hidesPassword,
  offersOf,
  policiesOf,
  requireWay,
  takesPassword,
  type Offer,
} from './offers.ts';
import { fingerprintOf, type Pin } from './pin.ts';
import { urlOf, type Target } from './target.ts';
import { wireOver, type Wire } from './transport.ts';

/** What reaching a server needs. */
export interface ReachParts {
  readonly egress: Egress;
  readonly target: Target;
  readonly client: Access['client'];
  readonly certificates: ApplicationCertificates;
  readonly signal: AbortSignal;
  readonly report: StageReport;
}

/** What a server showed before anybody signed in. */
export interface Shown {
  /** What it calls itself. */
  readonly product: string;
  readonly policies: readonly string[];
  readonly offer: Offer;
  /** What it is held to from now on. */
  readonly pin: Pin;
}

/** A channel to a server, over which nobody has signed in yet. */
export interface Channel {
  readonly client: OPCUAClient;
  readonly wire: Wire;
  readonly own: ClientIdentity;
  readonly shown: Shown;
}

const discovery = { timeoutMs: 20_000, maxBytes: 1_048_576 };
const session = { timeoutMs: 40_000, maxBytes: 16_777_216 };

let made: Promise<ClientIdentity> | undefined;

/** Nobody is told who asks: this certificate is never sent, and the driver wants one. */
const forQuestions = (): Promise<ClientIdentity> => (made ??= makeCertificate());

const asked = async (wire: Wire, url: string) => {
  const asking = await openChannel({ wire, url, own: await forQuestions() });
  try {
    return await wire.during(asking.getEndpoints({ endpointUrl: url }));
  } finally {
    await closeChannel(asking, wire);
  }
};

const shownBy = (endpoints: readonly EndpointDescription[], target: Target): Shown => {
  const { host, port } = target;
  const offers = offersOf(endpoints);
  if (offers.length === 0) throw new UpstreamError('service.wrong_protocol', { host, port });
  const offer = chosenOf(offers, target, Date.now());
  const certificate = offer.certificate ? fingerprintOf(offer.certificate) : '';
  const name = endpoints.find(({ server }) => server.applicationName.text)?.server.applicationName.text;
  return {
    product: cleaned(name ?? '') || 'OPC UA',
    policies: policiesOf(offers),
    offer,
    pin: { certificate, encrypted: offer.encrypts },
  };
};

/** Looks who stands there. Rejects with an `UpstreamError`; reports that nothing is encrypted, where it is so and may be. */
export const look = async ({ egress, target, client, signal, report }: ReachParts): Promise<Shown> => {
  const { host, port } = target;
  const connection = await egress.connect({ host, port, client, signal, onStage: report, ...discovery });
  const wire = await wireOver(connection);
  try {
    const shown = shownBy(await asked(wire, urlOf(target)), target);
    if (!shown.offer.encrypts) connection.stayPlain();
    return shown;
  } catch (error) {
    throw error instanceof UpstreamError ? error : discoveryFault(error, wire, target);
  } finally {
    wire.close();
  }
};

/** What its certificate says of a server. */
export const keyEvidence = ({ pin: { certificate } }: Shown): Evidence[] =>
  certificate === '' ? [] : [{ code: 'tls.host_key', values: { key: certificate } }];

const secured = (shown: Shown): Evidence[] => {
  const { certificate } = shown.offer;
  if (!certificate) return [];
  return [{ code: 'tls.trusted', values: factsOf(certificate) }, ...keyEvidence(shown)];
};

/** Whoever asks once may be told something else the second time: what guards a password is judged again, where nothing else does. */
const requireHidden = async (client: OPCUAClient, url: string, { host, signIn }: Target): Promise<void> => {
  if (signIn.by !== 'password') return;
  const again = offersOf(await client.getEndpoints({ endpointUrl: url }));
  const plain = again.filter(({ isPlain }) => isPlain).filter(takesPassword);
  if (!plain.every(hidesPassword)) throw new UpstreamError('tls.not_offered', { host });
};

/** Opens a channel to the server that was seen, and reports the stage tls. Rejects with an `UpstreamError`. */
export const openTo = async (parts: ReachParts, shown: Shown): Promise<Channel> => {
  const { egress, target, client: asker, certificates, signal, report } = parts;
  const { host, port } = target;
  const { offer } = shown;
  const url = urlOf(target, offer.path);
  const own = await certificates.of(asker, makeCertificate);
  const connection = await egress.connect({ host, port, client: asker, signal, ...session });
  const wire = await wireOver(connection);
  try {
    if (!offer.encrypts) connection.stayPlain();
    const client = await openChannel({ wire, url, own, offer });
    if (offer.encrypts) report({ stage: 'tls', status: 'passed', evidence: secured(shown) });
    else await wire.during(requireHidden(client, url, target));
    return { client, wire, own, shown };
  } catch (error) {
    wire.close();
    if (error instanceof UpstreamError) throw error;
    throw channelFault(error, wire, target, offer.encrypts ? own : undefined);
  }
};

/** Whether anybody is let in. Servers that do not offer it are not asked: nobody can. */
export const letsAnybodyIn = async ({ client, wire, shown }: Channel): Promise<boolean | undefined> => {
  if (!shown.offer.ways.some(({ by }) => by === 'anonymous')) return undefined;
  const { UserTokenType } = await driver();
  try {
    const nobody = await wire.during(client.createSession({ type: UserTokenType.Anonymous }));
    await wire.during(nobody.close());
    return true;
  } catch {
    return false;
  }
};

/** Signs in once, with what was typed. Rejects with an `UpstreamError`. */
export const signIn = async (channel: Channel, target: Target): Promise<ClientSession> => {
  const { client, wire, own, shown } = channel;
  requireWay(shown.offer, target);
  const { UserTokenType } = await driver();
  const user = target.signIn;
  try {
    return await wire.during(
      user.by === 'anonymous'
        ? client.createSession({ type: UserTokenType.Anonymous })
        : client.createSession({
            type: UserTokenType.UserName,
            userName: user.username,
            password: user.password,
          }),
    );
  } catch (error) {
    throw signInFault(error, wire, target, own);
  }
};
