/** Starts the customers' systems on loopback: the maintenance system behind good TLS, again behind a self-signed certificate, and another product. */
import { createServer, type Server } from 'node:https';
import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { capApp } from './cap.ts';
import type { Identity } from './certificates.ts';
import { createOAuthErp, type OAuthErp } from './oauth-erp/oauth-erp.ts';
import { otherProduct } from './other-product.ts';
import { startPostgres, statements } from './postgresql/server.ts';
import { tlsFiles } from './tls-files.ts';

/** Ports to listen on; 0 takes any. */
export interface SystemPorts {
  readonly maintenance: number;
  readonly selfSigned: number;
  readonly otherProduct: number;
  /** The test ERP, over plain http. */
  readonly erp: number;
  /** The PostgreSQL database, which is left out without one; here 0 takes none. */
  readonly database?: number;
}

/** What runs. `urls` are what a person types; `caFile` is the authority behind `maintenance` and `otherProduct`. */
export interface Systems {
  readonly urls: {
    readonly maintenance: string;
    readonly maintenanceV2: string;
    readonly ledger: string;
    readonly selfSigned: string;
    readonly otherProduct: string;
    readonly erp: string;
    /** Server and port of the database, also when it was left out. */
    readonly database: string;
  };
  readonly caFile: string;
  /** Lets the test ERP send people back to this address. */
  allowRedirect(uri: string): void;
  stop(): Promise<void>;
}

const listen = (port: number, identity: Identity, app: RequestListener): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer({ ...identity }, app);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

const close = (server: Server | HttpServer): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const originOf = (server: Server): string => `https://localhost:${(server.address() as AddressInfo).port}`;

/** An OpenID provider names its own address, so it is made when the port is known. */
const listenOther = async (port: number, identity: Identity): Promise<Server> => {
  const server = await listen(port, identity, (request, response) => provider(request, response));
  const provider = otherProduct(originOf(server));
  return server;
};

/** The test ERP names its own address too. */
const openErp = async (port: number): Promise<{ erp: OAuthErp; server: HttpServer; origin: string }> => {
  const server = createHttpServer((request, response) => erp.listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const erp = createOAuthErp(origin);
  return { erp, server, origin };
};

const openDatabase = (dataDir: string, port: number, tls: Identity) =>
  startPostgres({
    dataDir,
    port,
    tls,
    databases: { plant: statements('plant'), warehouse: statements('warehouse') },
  });

/** Starts everything (about a second; certificates are made on the first start only). Rejects when a port is taken. */
export const startSystems = async (options: { dataDir: string; ports: SystemPorts }): Promise<Systems> => {
  const { dataDir, ports } = options;
  const [{ good, own, caFile }, app] = await Promise.all([tlsFiles(dataDir), capApp()]);
  const servers: (Server | HttpServer)[] = [];
  const database = ports.database ? await openDatabase(dataDir, ports.database, good) : undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([database?.stop(), ...servers.splice(0).map(close)]);
  };
  const opened = async (server: Promise<Server>): Promise<string> =>
    server.then((each) => (servers.push(each), originOf(each)));
  try {
    const main = await opened(listen(ports.maintenance, good, app));
    const unknown = await opened(listen(ports.selfSigned, own, app));
    const other = await opened(listenOther(ports.otherProduct, good));
    const { erp, server, origin } = await openErp(ports.erp);
    servers.push(server);
    const maintenance = `${main}/odata/v4/maintenance`;
    const urls = {
      maintenance,
      maintenanceV2: `${main}/odata/v2/maintenance`,
      ledger: `${main}/odata/v4/ledger`,
      selfSigned: `${unknown}/odata/v4/maintenance`,
      otherProduct: other,
      erp: origin,
      database: `localhost:${ports.database ?? 5432}`,
    };
    return { urls, caFile, allowRedirect: erp.allowRedirect, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
