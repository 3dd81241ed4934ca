/** The service as a process: the only file that opens a port and takes the environment's configuration. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { createDiskAssets } from './adapters/disk-assets.ts';
import { createDiskCatalogue } from './adapters/disk-catalogue.ts';
import { createPinoLog } from './adapters/pino-log.ts';
import { openStore } from './adapters/store-choice.ts';
import type { OpenStore } from './adapters/open-store.ts';
import { readConfig, type Config, type Environment } from './config.ts';
import { beatEvery } from './connecting/check-leases.ts';
import { courtesyOf } from './connecting/courtesy.ts';
import { endLostChecks, recover, sweep } from './connecting/housekeeping.ts';
import { openDashboard, type OpenDashboard } from './dashboard/listener.ts';
import { failureFacts } from './failure-facts.ts';
import type { Now } from './figures/gauges.ts';
import { countSealed } from './keys/census.ts';
import { takeLease } from './lease.ts';
import { Monitor } from './monitoring/worker.ts';
import { forgetExpired } from './oauth/forget.ts';
import { logLastWords } from './last-words.ts';
import type { Log, Ports, Store, Vault } from './ports.ts';
import { requireSeenTo } from './recovery/marked.ts';
import { makeConnectParts } from './routes/connect.ts';
import { ServeError } from './serve-error.ts';
import { createService } from './service.ts';
import { keptCertificates } from './upstream-clients/application-certificates.ts';
import { createEgress } from './upstream/egress/connector.ts';
import { missingDrivers } from './upstream/drivers.ts';
import { createMethods } from './upstream/methods/index.ts';
import { verifyMasterKey } from './vault/check-value.ts';
import { createVault } from './vault/vault.ts';
import { distFolder, packageVersion } from './version.ts';
import { DeliveryWorker } from './webhooks/worker.ts';

/** A running service. `stop` is not ready for as long as was configured, then takes nothing new, ends streams, lets answers (3 s) and running checks (10 s) finish, then closes everything. */
export interface RunningService {
  readonly url: string;
  /** Where the dashboard is; undefined where it is switched off or its port is taken. */
  readonly dashboard: Pick<OpenDashboard, 'url' | 'setup'> | undefined;
  readonly ports: Ports;
  stop(): Promise<void>;
}

const sweepEvery = 60_000;
const patience = { answers: 3_000, checks: 10_000 } as const;

/** Rows under a key that was not given are told, and the others go on working. */
const judgeKeys = async (store: Store, vault: Vault, log: Log): Promise<void> => {
  const sealed = (await countSealed(store)).filter(({ key }) => key !== '');
  await verifyMasterKey(
    store,
    vault,
    sealed.map(({ key }) => key),
  );
  for (const { table, key, rows } of sealed.filter((each) => !vault.keyIds.includes(each.key)))
    log.error('keys.missing', { key, table, count: rows });
};

const portsOf = async (config: Config, { store, shared }: OpenStore, log: Log): Promise<Ports> => {
  const vault = createVault(config.masterKeys);
  await judgeKeys(store, vault, log);
  const egress = createEgress({ allow: config.egressAllow, ca: config.egressCa });
  const missing = missingDrivers();
  for (const { method, name } of missing) log.info('driver.missing', { method, install: name });
  const catalogue = createDiskCatalogue(missing.map(({ method }) => method));
  const certificates = keptCertificates({ store, vault, clock: Date.now });
  return {
    issuer: config.issuer,
    version: packageVersion(),
    store,
    bell: shared?.bell,
    limiters: shared?.limiters,
    vault,
    egress,
    catalogue,
    methods: createMethods({ egress, catalogue, certificates }),
    assets: createDiskAssets(distFolder()),
    clock: Date.now,
    log,
    trustedProxies: config.trustedProxies,
    egressAddresses: config.egressAddresses,
    requestsPerAddress: config.requestsPerAddress,
    checks: config.checks,
    sqlWrites: config.sqlWrites,
    tokenLife: config.tokenLife,
  };
};

/** Figures are made where the operator has a token for them; their package is loaded for nobody else. */
const watched = async (ports: Ports, { metricsToken }: Config, now: Now): Promise<Ports> => {
  if (!metricsToken) return ports;
  const { withFigures } = await import('./figures/figures.ts');
  return withFigures(ports, metricsToken, now);
};

const whyNot = (error: NodeJS.ErrnoException, { host, port }: Config): string => {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken: stop what uses it, or set MAKINI_PORT.`;
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user: set MAKINI_PORT to one above 1023.`;
  return `The service cannot listen on ${host}:${port} (${error.code ?? error.name}): set MAKINI_HOST and MAKINI_PORT.`;
};

const listen = (server: ServerType, config: Config): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new ServeError(whyNot(error, config))));
    server.listen(config.port, config.host, () => resolve(server.address() as AddressInfo));
  });

/** Connections that fall idle while the server closes (a stream that has ended) would be kept open for the next request. */
const closed = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    if (!('closeAllConnections' in server)) return void server.close(() => resolve());
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    // Slow answers may end by themselves for a while.
    const late = setTimeout(() => server.closeAllConnections(), patience.answers);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });

/** One node at a time, and no other before the next round. */
const tidyUp = async (ports: Ports): Promise<void> => {
  if (ports.bell && (await takeLease(ports, 'sweep', sweepEvery - 1_000)) === undefined) return;
  await sweep(ports);
  await forgetExpired(ports);
};

/** Returns how to end it: resolves when the round that runs, if any, is over. */
const regularly = (ports: Ports, every: number, work: () => Promise<void>): (() => Promise<void>) => {
  let round = Promise.resolve();
  const run = (): void => {
    round = round.then(work).catch((error: unknown) => ports.log.error('sweep.failed', failureFacts(error)));
  };
  const timer = setInterval(run, every);
  timer.unref();
  return () => {
    clearInterval(timer);
    return round;
  };
};

/** Where other nodes serve, their checks are ended soon after they are gone. */
const tidyRegularly = (ports: Ports): (() => Promise<unknown>) => {
  const rounds = [regularly(ports, sweepEvery, () => tidyUp(ports))];
  if (ports.bell) rounds.push(regularly(ports, beatEvery, () => endLostChecks(ports)));
  return () => Promise.all(rounds.map((end) => end()));
};

/** Starts a service from its configuration; rejects with a `StoreError`, `MasterKeyError` or `ServeError` that says why in one sentence. */
export const startService = async (config: Config): Promise<RunningService> => {
  const log = createPinoLog(config.logLevel);
  const opened = await openStore(config, 'serve');
  const { close } = opened;
  try {
    await requireSeenTo(opened.store);
    const working: {
      webhooks?: DeliveryWorker;
      monitor?: Monitor | undefined;
      dashboard?: OpenDashboard | undefined;
    } = {};
    const plain: Ports = {
      ...(await portsOf(config, opened, log)),
      announced: () => void working.webhooks?.wake(),
      wakeMonitor: () => void working.monitor?.wake(),
      dashboardUrl: () => working.dashboard?.url,
    };
    const ports: Ports = await watched(plain, config, {
      streams: () => parts.streams.count,
      checks: () => parts.runs.count,
      turns: () => courtesyOf(ports).turns.use,
      pool: opened.pool,
    });
    if (!opened.shared) await recover(ports);
    const parts = makeConnectParts(ports);
    const leaving = new AbortController();
    const server = createAdaptorServer({ fetch: createService(ports, parts, leaving.signal).fetch });
    const { port } = await listen(server, config);
    const untidy = tidyRegularly(ports);
    const webhooks = new DeliveryWorker(ports);
    working.webhooks = webhooks;
    // What waited while nobody served.
    void webhooks.wake();
    const monitor = config.checks.every === 0 ? undefined : new Monitor(ports);
    working.monitor = monitor;
    const dashboard = config.dashboard && (await openDashboard(ports, config.dashboard));
    working.dashboard = dashboard;
    log.info('service.started', { version: ports.version, address: `${config.host}:${port}` });
    const stop = async (): Promise<void> => {
      leaving.abort();
      await pause(config.stopDelay);
      const answered = closed(server);
      await dashboard?.close();
      parts.runs.close();
      await Promise.all([answered, untidy(), webhooks.stop(), monitor?.stop()]);
      // After the last answer: no further check can begin.
      await parts.runs.drain(patience.checks);
      await close();
      log.info('service.stopped');
    };
    return { url: config.issuer, dashboard, ports, stop };
  } catch (error) {
    await close();
    throw error;
  }
};

/** The link is for whoever reads the terminal: no log line has it. */
const dashboardLines = ({ dashboard: place }: Config, open: RunningService['dashboard']): string[] => {
  if (!place) return [];
  if (!open)
    return [
      `There is no dashboard: ${place.host}:${place.port} cannot be listened on. Set MAKINI_DASHBOARD to another host:port, or to off.`,
    ];
  const { url, setup } = open;
  if (setup === undefined) return [`Dashboard: ${url}`];
  return [`Dashboard: ${url}`, `Set its password first, with this link, which works once: ${setup}`];
};

/** `makini-connect serve`: reads the environment, starts, and stops with SIGTERM or SIGINT. What is for people alone goes to `tell`. */
export const serveByEnvironment = async (
  env: Environment,
  say: (line: string) => void,
  tell: (line: string) => void,
): Promise<void> => {
  const config = readConfig(env, (path) => readFileSync(path, 'utf8'));
  logLastWords(createPinoLog(config.logLevel));
  const starting = startService(config);
  let stopping: Promise<void> | undefined;
  // A signal may come while the service starts: it is stopped once it has.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stopping ??= starting.then(
        (service) => service.stop(),
        () => undefined,
      );
    });
  }
  const { url, dashboard } = await starting;
  if (config.logLevel === 'silent') say(`makini-connect serves ${url}`);
  for (const line of dashboardLines(config, dashboard)) tell(line);
};
