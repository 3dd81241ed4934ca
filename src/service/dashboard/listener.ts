/** The dashboard's own listener, beside the service's: nothing that faces the internet can reach it by a route. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { DashboardPlace } from '../dashboard-settings.ts';
import { failureFacts } from '../failure-facts.ts';
import type { Ports } from '../ports.ts';
import { endLink, keepLink, makeLink } from './access.ts';
import { createDashboard } from './app.ts';
import { isLoopbackHost } from './guard.ts';

/** A dashboard that listens. `setup` sets its first password, once; undefined when one is set. */
export interface OpenDashboard {
  readonly url: string;
  readonly setup: string | undefined;
  close(): Promise<void>;
}

/** How often a process says that it lives that printed a link, in milliseconds. */
const linkBeat = 60_000;

const shown = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
};

/** Opens it; undefined where the port cannot be had: the service goes on, and the log says what to set. */
export const openDashboard = async (
  ports: Ports,
  place: DashboardPlace,
): Promise<OpenDashboard | undefined> => {
  const { host, port } = place;
  const server = createAdaptorServer({ fetch: createDashboard(ports, { host }).fetch });
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    server.listen(port, host, () => resolve(undefined));
  });
  if (code !== undefined) {
    ports.log.warn('dashboard.not_open', { address: `${host}:${port}`, code });
    return undefined;
  }
  const url = `http://${shown(host)}:${(server.address() as AddressInfo).port}/dashboard`;
  ports.log.info('dashboard.open', { address: url });
  if (!isLoopbackHost(host)) ports.log.warn('dashboard.exposed', { address: `${host}:${port}` });
  const link = await makeLink(ports);
  const failed = (error: unknown): void => ports.log.warn('dashboard.link_not_kept', failureFacts(error));
  const beat =
    link === undefined ? undefined : setInterval(() => keepLink(ports, link).catch(failed), linkBeat);
  beat?.unref();
  const close = async (): Promise<void> => {
    clearInterval(beat);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
    if (link !== undefined) await endLink(ports, link).catch(failed);
  };
  return { url, setup: link === undefined ? undefined : `${url}#setup=${link}`, close };
};
