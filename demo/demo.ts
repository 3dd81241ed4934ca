/**
 * The whole demo as one call: the customers' systems, the connect service, the partner's product. `start.ts` runs it for people,
 * the journeys run it for tests.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealedFileStore } from 'makini-connect/partner/stores/sealed-file';
import { serveLoopback } from './loopback-server.ts';
import { createApp } from './partner/app.ts';
import { Holdings } from './partner/holdings.ts';
import { keyFrom } from './partner/key-file.ts';
import { Logins } from './partner/logins.ts';
import { bundleWidget } from './partner/widget-bundle.ts';
import { keepPorts, lostPorts, readKept, wantKept } from './kept-ports.ts';
import { choosePorts } from './ports.ts';
import { packageFolder, registerClient, startService } from './service-process.ts';
import type { Dashboard, Registration, RunningService, ServicePlace } from './service-process.ts';
import { startOpcUaInThread } from './systems/opc-ua/in-thread.ts';
import { startSystems } from './systems/start-systems.ts';
import { typedFor } from './typed.ts';
import type { Typed } from './typed.ts';

/** What each part listens on when nobody else does. */
export const wantedPorts = {
  'the product': 4400,
  'the connect service': 4410,
  'the dashboard': 4411,
  'the SAP system': 4420,
  'the system with its own certificate': 4421,
  'the other product': 4422,
  'the PostgreSQL database': 4423,
  'the test ERP': 4424,
  'the OPC UA server': 4425,
} as const;

/** The file by which a data folder shows that the demo made it. */
export const dataMark = 'MADE-BY-DEMO';

/** The names of the ports. */
export type PortName = keyof typeof wantedPorts;

/** The systems, whose ports are kept; connections can be made to the first. */
const systemNames = [
  'the SAP system',
  'the system with its own certificate',
  'the other product',
  'the PostgreSQL database',
  'the test ERP',
  'the OPC UA server',
] as const satisfies PortName[];

/** Both loopbacks, as the allow-list writes them. */
const loopbacks = ['127.0.0.1/32', '[::1]/128'] as const;

/** Where the test ERP sends people back to, as its administrator would register it. */
const redirectUri = (service: string, client: string): string =>
  `${service}/oauth/callback/${client}/larkfield-test-erp-sign-in-page`;

/** How to start the demo. */
export interface DemoOptions {
  /** Everything that is kept lies here; a second start finds it again. */
  readonly dataDir: string;
  /** Says nothing. */
  readonly quiet?: boolean;
  readonly ports?: Partial<Readonly<Record<PortName, number>>>;
  /** Systems to leave out: each takes seconds to start. */
  readonly without?: readonly ('the PostgreSQL database' | 'the OPC UA server')[];
  /** More addresses the service may reach, as `MAKINI_EGRESS_ALLOW` writes them. */
  readonly allow?: readonly string[];
  /** More settings of the service, as its environment has them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Instead of standard output. */
  readonly say?: (line: string) => void;
  /** Hears of a part that ended by itself. */
  readonly onCrash?: (sentence: string) => void;
}

/** A running demo. */
export interface Demo {
  /** The product's address. */
  readonly url: string;
  /** The connect service's address. */
  readonly serviceUrl: string;
  /** Where its operator looks. */
  readonly dashboard: Dashboard | undefined;
  /** The service's process. */
  readonly servicePid: number;
  /** What the service printed. */
  readonly serviceLog: string;
  readonly typed: Typed;
  /** Where the test ERP answers. */
  readonly erp: string;
  readonly stop: () => Promise<void>;
}

type Say = (line: string) => void;
type Stop = () => Promise<void>;

/** Ports of earlier starts go before the usual ones, and what is asked for goes before both. */
const portsFor = async (options: DemoOptions, say: Say): Promise<Record<PortName, number>> => {
  const file = join(options.dataDir, 'ports.json');
  const kept = readKept(file, systemNames);
  const { ports, notes } = await choosePorts({
    ...wantedPorts,
    ...(await wantKept(kept)),
    ...options.ports,
  });
  keepPorts(file, kept, ports);
  for (const note of [...notes, ...lostPorts(kept['the SAP system'], ports['the SAP system'])])
    say(`  · ${note}`);
  return ports;
};

/** Runs a part's start, and ticks it off with how long it took. */
const step = async <T>(say: Say, what: string, start: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const made = await start();
  say(`  ✓ ${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return made;
};

/** Begins what is waited for later; `stop` waits for it first. */
const beginMachine = ({ dataDir }: DemoOptions, port: number): { ready: Promise<unknown>; stop: Stop } => {
  const ready = startOpcUaInThread({ dataDir: join(dataDir, 'systems/opc-ua'), port });
  // Who waits hears of it; until then it is nobody's.
  const settled = ready.catch(() => undefined);
  return { ready, stop: async () => (await settled)?.stop() };
};

const startProduct = async (
  options: DemoOptions,
  say: Say,
  place: {
    readonly port: number;
    readonly origin: string;
    readonly service: string;
    readonly client: Registration;
  },
): Promise<Stop> => {
  const folder = join(options.dataDir, 'partner');
  const { app, partner } = createApp({
    origin: place.origin,
    service: place.service,
    clientId: place.client.id,
    clientSecret: place.client.secret,
    webhookSecret: place.client.webhookSecret,
    logins: new Logins(keyFrom(join(folder, 'cookie.key'))),
    holdings: new Holdings(
      sealedFileStore({ folder: join(folder, 'tokens'), key: keyFrom(join(folder, 'tokens.key')) }),
    ),
    elementFolder: join(packageFolder, 'dist/cdn'),
    widget: bundleWidget,
    onError: (line) => say(`  ! Larkfield: ${line}`),
  });
  const { close } = await serveLoopback(app.fetch, place.port);
  // What was handed over while the product did not run.
  await partner.reconcile().catch((error: unknown) => say(`  ! Larkfield: ${String(error)}`));
  return close;
};

const startBackend = async (
  options: DemoOptions,
  say: Say,
  place: ServicePlace,
  product: { readonly origin: string; readonly logFile: string },
): Promise<{ service: RunningService; client: Registration }> => {
  const client = await registerClient(place, join(options.dataDir, 'partner/client.json'), {
    name: 'Larkfield',
    origin: product.origin,
    redirectUri: `${product.origin}/makini/callback`,
    webhook: `${product.origin}/makini/webhook`,
  });
  const crashed = options.onCrash ?? ((sentence: string) => say(`  ! ${sentence}`));
  return { client, service: await startService(place, product.logFile, crashed) };
};

/** Starts everything; rejects with a sentence when a part does not start, and leaves nothing running then. */
export const startDemo = async (options: DemoOptions): Promise<Demo> => {
  const say: Say = options.quiet ? () => undefined : (options.say ?? console.log);
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(join(options.dataDir, dataMark), 'Made by npm start; npm start -- --reset removes it.\n');
    const ports = await portsFor(options, say);
    const { without = [] } = options;
    const machine = without.includes('the OPC UA server')
      ? undefined
      : beginMachine(options, ports['the OPC UA server']);
    if (machine) stops.push(machine.stop);
    const systems = await step(say, 'the customers’ systems', () =>
      startSystems({
        dataDir: join(options.dataDir, 'systems'),
        ports: {
          maintenance: ports['the SAP system'],
          selfSigned: ports['the system with its own certificate'],
          otherProduct: ports['the other product'],
          erp: ports['the test ERP'],
          ...(!without.includes('the PostgreSQL database') && { database: ports['the PostgreSQL database'] }),
        },
      }),
    );
    stops.push(() => systems.stop());
    const origin = `http://localhost:${ports['the product']}`;
    const logFile = join(options.dataDir, 'service.log');
    const allowed = systemNames.map((name) => ports[name]);
    const { service, client } = await step(say, 'the connect service', () =>
      startBackend(
        options,
        say,
        {
          dataDir: join(options.dataDir, 'service'),
          port: ports['the connect service'],
          dashboardPort: ports['the dashboard'],
          settings: options.settings ?? {},
          caFile: systems.caFile,
          allow: [
            ...allowed.flatMap((port) => [`127.0.0.1/32:${port}`, `[::1]/128:${port}`]),
            // The test ERP's sign-in page is for the person's own browser, which does not know the demo's authority.
            ...loopbacks.map((address) => `http://${address}:${ports['the test ERP']}`),
            // The product listens on this machine without TLS: it is told of events there.
            ...loopbacks.map((address) => `http://${address}:${ports['the product']}`),
            ...(options.allow ?? []),
          ],
        },
        { origin, logFile },
      ),
    );
    systems.allowRedirect(redirectUri(service.url, client.id));
    stops.push(service.stop);
    stops.push(
      await step(say, 'Larkfield, the product whose customers connect', () =>
        startProduct(options, say, { port: ports['the product'], origin, service: service.url, client }),
      ),
    );
    if (machine) await step(say, 'the OPC UA server, begun before the others', () => machine.ready);
    return {
      url: origin,
      serviceUrl: service.url,
      dashboard: service.dashboard,
      servicePid: service.pid,
      serviceLog: logFile,
      typed: typedFor({ ...systems.urls, machine: `opc.tcp://localhost:${ports['the OPC UA server']}` }),
      erp: systems.urls.erp,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
