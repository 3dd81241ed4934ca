/** Whom a server of OPC UA trusts, decided in memory: the library's own store keeps folders, and watches them. */
import { StatusCodes } from 'node-opcua-client';
import type { OPCUAServerOptions } from 'node-opcua-server';

/** What the library asks of a store. */
export type Store = NonNullable<OPCUAServerOptions['serverCertificateManager']>;

/** A store that asks `trusts` about each certificate (DER) it is shown. */
export const storeThat = (trusts: (der: Buffer | undefined) => boolean): Store => {
  const nothing = async (): Promise<undefined> => undefined;
  const asked = (given: Buffer | Buffer[]): boolean => trusts(Array.isArray(given) ? given[0] : given);
  const store = {
    referenceCounter: 0,
    initialize: nothing,
    dispose: nothing,
    checkCertificate: async (given: Buffer | Buffer[]) =>
      asked(given) ? StatusCodes.Good : StatusCodes.BadCertificateUntrusted,
    verifyCertificate: async (given: Buffer | Buffer[]) =>
      asked(given) ? 'Good' : 'BadCertificateUntrusted',
    trustCertificate: nothing,
    rejectCertificate: nothing,
    getTrustStatus: async () => StatusCodes.Good,
    addIssuer: nothing,
    addRevocationList: nothing,
  };
  return store as unknown as Store;
};
