/** The real system of the demo: SAP CAP with its own basic sign-in, OData V4 and, by SAP's community adapter, V2. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';

/** What this file uses of `@sap/cds` 10, which ships no types. */
interface Cds {
  root: string;
  model: unknown;
  db: unknown;
  edmxs: unknown;
  readonly compile: {
    for: { nodejs(csn: unknown): unknown };
    to: { edmx: { files(csn: unknown): unknown } };
  };
  readonly connect: { to(name: string): Promise<unknown> };
  load(files: string): Promise<unknown>;
  deploy(csn: unknown): { to(db: unknown, options: { silent: boolean }): Promise<unknown> };
  serve(name: string): { in(app: Express): Promise<unknown> };
  emit(event: string, ...args: unknown[]): Promise<unknown>;
}

type Adapter = (options: { target: string }) => express.RequestHandler;

const require = createRequire(import.meta.url);

const listening = (app: Express): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer(app).listen(0, '127.0.0.1', () => resolve(server));
  });

/** CAP keeps one model and one database per process, so it is made once. */
let made: Promise<Express> | undefined;

const mount = async (): Promise<Express> => {
  const cds = require('@sap/cds') as Cds;
  cds.root = fileURLToPath(new URL('cap', import.meta.url));
  const app = express().disable('x-powered-by');
  // The V2 adapter speaks to V4 over http; this inner door is on loopback and asks for the same sign-in.
  const inner = await listening(app);
  inner.unref();
  const adapter = require('@cap-js-community/odata-v2-adapter') as Adapter;
  const csn = await cds.load('*');
  cds.edmxs = cds.compile.to.edmx.files(csn);
  cds.model = cds.compile.for.nodejs(csn);
  cds.db = await cds.connect.to('db');
  await cds.deploy(csn).to(cds.db, { silent: true });
  const target = `http://127.0.0.1:${(inner.address() as AddressInfo).port}`;
  app.use(adapter({ target }));
  await cds.serve('all').in(app);
  // The adapter opens its routes when the system listens.
  await cds.emit('listening', { server: inner, url: target });
  return app;
};

/** The system as an express app: `/odata/v4/maintenance`, `/odata/v4/ledger` and the same under `/odata/v2`. Not listening. */
export const capApp = (): Promise<Express> => (made ??= mount());
