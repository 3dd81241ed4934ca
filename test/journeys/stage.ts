/**
 * What every journey stands on: the demo as `npm start` runs it, a real Chromium, and a system that accepts connections and never
 * answers. No journey lives here.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type APIRequestContext,
  type Browser,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import type { OwnConnections } from '../../src/contract/index.ts';
import { startDemo, wantedPorts, type Demo, type PortName } from '../../demo/demo.ts';
import { forgetPostgres } from '../../demo/systems/postgresql/server.ts';
import { tlsFiles } from '../../demo/systems/tls-files.ts';
import { browserArgs, browserPath } from '../../scripts/browser.ts';
import { freePorts } from '../service/free-port.ts';
import { openFront } from '../systems/front.ts';

/** A running stage. `hanging` is the address of the system that never answers; `folder` holds everything the demo keeps. */
export interface Stage {
  readonly demo: Demo;
  readonly browser: Browser;
  readonly hanging: string;
  readonly folder: string;
  /** The address of the system that was asked for with `behind`. */
  readonly behind: string;
  /** A new person at a new computer. */
  visit(path?: string, options?: BrowserContextOptions): Promise<Page>;
  stop(): Promise<void>;
}

/** What a journey needs beyond the usual; the database's first start takes seconds, `beside` is one more port that may be reached. */
export interface StageOptions {
  readonly database?: boolean;
  readonly beside?: number;
  /** Settings of the service beyond the usual, as its environment has them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The port of a system without TLS of its own; `behind` of the stage is then its address with TLS. */
  readonly behind?: number;
}

interface Hanging {
  readonly port: number;
  readonly stop: () => void;
}

const startHanging = async (folder: string): Promise<Hanging> => {
  const { good } = await tlsFiles(join(folder, 'systems'));
  const server = createServer({ ...good }, () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, stop };
};

/** The page of a customer who is connected shows the connections first; every person here begins with none. */
const forgetConnections = async (asked: APIRequestContext, url: string): Promise<void> => {
  await asked.get(`${url}/`);
  const headers = { origin: url };
  const answer = await asked.get(`${url}/makini/connections`, { headers });
  const { connections } = (await answer.json()) as OwnConnections;
  for (const { id } of connections)
    await asked.post(`${url}/makini/connections/${id}/disconnect`, { headers });
};

const startAll = async (
  folder: string,
  allowed: readonly number[],
  options: StageOptions,
): Promise<[Demo, Browser]> => {
  const open = options.beside === undefined ? allowed : [...allowed, options.beside];
  const bare = options.beside === undefined ? [] : [`http://127.0.0.1/32:${options.beside}`];
  const allow = [...open.flatMap((port) => [`127.0.0.1/32:${port}`, `[::1]/128:${port}`]), ...bare];
  const ports = await freePorts(Object.keys(wantedPorts) as PortName[]);
  const slow = ['the PostgreSQL database', 'the OPC UA server'] as const;
  const without = slow.slice(options.database === true ? 1 : 0);
  const { settings = {} } = options;
  const demo = await startDemo({ dataDir: folder, quiet: true, allow, ports, without, settings });
  const executablePath = await browserPath();
  return [demo, await chromium.launch({ executablePath, args: [...browserArgs] })];
};

/** Sets the stage; call `stop` when the journeys are over. Leaves nothing running when it cannot be set. */
export const openStage = async (options: StageOptions = {}): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-journey-'));
  const hanging = await startHanging(folder);
  const front =
    options.behind === undefined ? undefined : await openFront(join(folder, 'systems'), options.behind);
  const allowed = [hanging.port, ...(front ? [front.port] : [])];
  const [demo, browser] = await startAll(folder, allowed, options).catch(async (error: unknown) => {
    hanging.stop();
    await front?.stop();
    throw error;
  });
  return {
    demo,
    browser,
    folder,
    behind: front?.url ?? '',
    hanging: `https://localhost:${hanging.port}/odata/v4/maintenance`,
    visit: async (path = '/', options = {}) => {
      const context = await browser.newContext({ viewport: { width: 960, height: 900 }, ...options });
      context.setDefaultTimeout(45_000);
      await forgetConnections(context.request, demo.url);
      const page = await context.newPage();
      await page.goto(`${demo.url}${path}`);
      return page;
    },
    stop: async () => {
      await browser.close();
      await demo.stop();
      hanging.stop();
      await front?.stop();
      await forgetPostgres(join(folder, 'systems'));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
