/** A conversation with a server over one connection of the connector's: plain for asking what it offers, secured for the rest. */
import type { OPCUAClient, OPCUAClientOptions } from 'node-opcua-client';
import type { ClientIdentity } from '../../egress/egress-client.ts';
import { keyPairOf } from './application.ts';
import { driver } from './driver.ts';
import type { Offer } from './offers.ts';
import type { Wire } from './transport.ts';

/** What a conversation needs. Without an `offer` it is plain, and nobody is told who asks. */
export interface ChannelParts {
  readonly wire: Wire;
  readonly url: string;
  readonly own: ClientIdentity;
  readonly offer?: Offer;
}

/** Longer than any connection lives: what ends a wait is the connection's own time. */
const patience = 120_000;

/** Certificates of others are judged in `offers.ts`; the driver is given the one that counts. */
const securityOf = async ({ offer }: ChannelParts): Promise<OPCUAClientOptions> => {
  const { MessageSecurityMode, SecurityPolicy } = await driver();
  const { certificate } = offer ?? {};
  const known = certificate && { serverCertificate: certificate };
  if (!offer?.encrypts)
    return { securityMode: MessageSecurityMode.None, securityPolicy: SecurityPolicy.None, ...known };
  const securityPolicy = SecurityPolicy[offer.policy as keyof typeof SecurityPolicy];
  return { securityMode: MessageSecurityMode.SignAndEncrypt, securityPolicy, ...known };
};

/** Ends a conversation as the protocol has it, where anybody still listens, and the connection in any case. */
export const closeChannel = async (client: OPCUAClient, wire: Wire): Promise<void> => {
  try {
    await wire.during(client.disconnect()).catch(() => undefined);
  } finally {
    wire.close();
  }
};

/** Opens one. Rejects with the driver's error; then the connection is closed. */
export const openChannel = async (parts: ChannelParts): Promise<OPCUAClient> => {
  const { wire, url, own } = parts;
  const { OPCUAClient: Client } = await driver();
  const client = Client.create({
    applicationName: 'makini-connect',
    applicationUri: 'urn:makini-connect',
    clientName: 'makini-connect',
    ...(await securityOf(parts)),
    certificateKeyPairProvider: await keyPairOf(own),
    transportFactory: wire.factory,
    connectionStrategy: { maxRetry: 0 },
    // The address that was typed is often not the one by which a server knows itself.
    endpointMustExist: false,
    keepSessionAlive: false,
    transportTimeout: patience,
    defaultTransactionTimeout: patience,
  });
  try {
    await wire.during(client.connect(url));
    return client;
  } catch (error) {
    wire.close();
    await closeChannel(client, wire);
    throw error;
  }
};
