// What the canaries go through: a service as a process, with everything it says kept.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../src/service/adapters/sqlite-store.ts';
import { registerClient } from '../../src/service/clients/register.ts';
import { newMasterKey, readMasterKey } from '../../src/service/vault/master-key.ts';
import { createVault } from '../../src/service/vault/vault.ts';
import { addEndpoint } from '../../src/service/webhooks/by-operator.ts';
import type { Canaries, Trace } from './canaries.ts';
import { basic } from './stand.ts';
import { openErp, openReceiver, openSystem } from './canary-places.ts';
import { signInCallback } from './canary-sign-in.ts';
import { page, redirectUri } from './works.ts';
import { freePort } from './free-port.ts';

const cli = fileURLToPath(new URL('../../src/service/cli.ts', import.meta.url));

/** Loaded into the process beside the service: a signal throws, where nobody catches it, what a driver might throw. */
const bomb = (text: string): string =>
  `process.on('SIGUSR2', () => { try { JSON.parse(${JSON.stringify(text)}); } catch (cause) {
     throw Object.assign(new Error(${JSON.stringify(`for ${text}`)}, { cause }), { detail: ${JSON.stringify(text)} }); } });`;

/** The process, what it said, and what came back from it. */
export class Host {
  readonly traces: Trace[];
  readonly url: string;
  readonly systemPort: number;
  /** Where people sign in at a page of the system's own. */
  readonly erp: string;
  readonly granted: () => number;
  readonly client: { readonly id: string; readonly secret: string };
  readonly #folder: string;
  readonly #canaries: Canaries;
  readonly #env: NodeJS.ProcessEnv;
  #log = '';
  #child: ChildProcess | undefined;

  constructor(made: {
    traces: Trace[];
    url: string;
    systemPort: number;
    erp: string;
    granted: () => number;
    client: { id: string; secret: string };
    folder: string;
    canaries: Canaries;
    env: NodeJS.ProcessEnv;
  }) {
    this.traces = made.traces;
    this.url = made.url;
    this.systemPort = made.systemPort;
    this.erp = made.erp;
    this.granted = made.granted;
    this.client = made.client;
    this.#folder = made.folder;
    this.#canaries = made.canaries;
    this.#env = made.env;
  }

  log(): string {
    return this.#log;
  }

  async start(): Promise<void> {
    const args = ['--import', join(this.#folder, 'bomb.mjs'), cli, 'serve'];
    const child = spawn(process.execPath, args, { env: this.#env, cwd: this.#folder });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => void (this.#log += String(data)));
    for (let tries = 0; ; tries += 1) {
      const up = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (up?.ok) return;
      assert.ok(tries < 600 && child.exitCode === null, this.#log.slice(-2000));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  #end(signal: NodeJS.Signals): Promise<{ code: number | null }> {
    const child = this.#child;
    assert(child);
    return new Promise((resolve) => {
      child.on('close', (code) => resolve({ code }));
      child.kill(signal);
    });
  }

  kill = () => this.#end('SIGKILL');
  crash = () => this.#end('SIGUSR2');
  stop = () => this.#end('SIGTERM');
  reap = (): void => void this.#child?.kill('SIGKILL');

  /** One request; its whole answer is a trace of this name. */
  async ask(where: string, path: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
    const response = await fetch(`${this.url}${path}`, { redirect: 'manual', ...init });
    const text = await response.text();
    const headers = JSON.stringify([...response.headers]);
    this.traces.push({ where, text }, { where: `headers of ${where}`, text: headers });
    return { status: response.status, text };
  }

  /** One step of a tab: `fetch` sends `Sec-Fetch-Mode` of its own, and a tab another one. */
  async visit(
    where: string,
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<{ status: number; text: string; cookie: string }> {
    const [answer] = (await once(
      request(`${this.url}${path}`, { method, headers }).end(body),
      'response',
    )) as [IncomingMessage];
    let text = '';
    for await (const chunk of answer) text += String(chunk);
    this.traces.push({ where, text }, { where: `headers of ${where}`, text: answer.rawHeaders.join('\n') });
    return { status: answer.statusCode ?? 0, text, cookie: answer.headers['set-cookie']?.[0] ?? '' };
  }

  /** Waits until the partner was told so often. */
  async told(times: number): Promise<void> {
    const sofar = (): number => this.traces.filter(({ where }) => where === 'webhook').length;
    for (let tries = 0; sofar() < times; tries += 1) {
      assert.ok(tries < 600, `${sofar()} webhooks`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Every file that the service keeps, write-ahead log included. */
  async files(when: string): Promise<Trace[]> {
    const folder = join(this.#folder, 'data');
    const names = await readdir(folder, { recursive: true });
    return Promise.all(
      names.map(async (name) => ({
        where: `${name} ${when}`,
        text: (await readFile(join(folder, name))).toString('latin1'),
      })),
    );
  }

  /** Secrets that are nobody's, in every place of a request that could be repeated. */
  async throwAtIt(rounds: number): Promise<void> {
    const plain = (kind: string) => this.#canaries.plain(kind);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (let round = 0; round < rounds; round += 1) {
      const wrong = { id: this.client.id, secret: plain('wrong client secret') };
      const sent = new URLSearchParams({
        grant_type: 'authorization_code',
        code: plain('wrong code'),
        code_verifier: plain('wrong verifier'),
        redirect_uri: redirectUri,
        refresh_token: plain('wrong refresh token'),
      }).toString();
      const post = (where: string, path: string, headers: Record<string, string>, body: string) =>
        this.ask(where, path, { method: 'POST', headers, body });
      await post('refused exchange', '/link/token', { ...form, authorization: basic(wrong) }, sent);
      await post('exchange of nothing', '/link/token', { ...form, authorization: basic(this.client) }, sent);
      const inBody = new URLSearchParams({ client_id: wrong.id, client_secret: plain('secret in a body') });
      await post('refused push', '/oauth/par', form, inBody.toString());
      for (const path of [
        '/api/integrations/current',
        '/api/system/client',
        '/connect/session/step',
        '/nowhere',
      ]) {
        const headers = { origin: page, authorization: `Bearer ${plain('wrong token')}` };
        await this.ask(`refused ${path}`, path, { headers });
      }
      const query = new URLSearchParams({ code: plain('upstream code'), state: plain('upstream state') });
      await this.ask('a callback nobody waits for', `/oauth/callback/a/b?${query.toString()}`);
      await this.ask('an address that is none', `/${plain('path')}?x=${plain('query')}`);
      const json = { 'content-type': 'application/json', origin: page };
      await post('broken JSON', '/connect/sessions', json, `{"request_uri":"${plain('broken body')}`);
      await post(
        'wrong shape',
        '/connect/sessions',
        json,
        JSON.stringify({ request_uri: { x: plain('shape') } }),
      );
      await post(
        'unknown request',
        '/connect/sessions',
        json,
        JSON.stringify({ request_uri: plain('request') }),
      );
      const own = { 'content-type': 'application/json', origin: this.url, 'sec-fetch-site': 'same-origin' };
      await post(
        'unknown ticket',
        '/connect/frame/open',
        own,
        JSON.stringify({ ticket: plain('wrong ticket') }),
      );
    }
  }
}

/** Starts all of it; ends with the test. */
export const startHost = async (t: TestContext, canaries: Canaries): Promise<Host> => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-canaries-'));
  const traces: Trace[] = [];
  const [port, systemPort] = [await freePort(), await openSystem(t, traces)];
  const [{ port: erpPort, erp, granted }, hook] = [await openErp(t, canaries), await openReceiver(t, traces)];
  const key = (kind: string) => canaries.know(newMasterKey(), kind, []);
  const masterKey = key('master key');
  const data = join(folder, 'data');
  const { store, close } = await openSqliteStore(data, 'beside');
  const client = await registerClient(store, Date.now, {
    name: 'Partner',
    mode: 'test',
    redirectUris: [redirectUri],
    origins: [page],
  });
  const vault = createVault([readMasterKey(masterKey) ?? assert.fail()]);
  const endpoint = { client: client.id, url: `http://127.0.0.1:${hook}/webhook` };
  const { secret } = await addEndpoint(store, vault, Date.now, endpoint);
  canaries.know(secret, 'webhook secret', []);
  await close();
  erp.allowRedirect(signInCallback(`http://127.0.0.1:${port}`, client.id));
  canaries.know(client.secret, 'client secret', []);
  await writeFile(join(folder, 'bomb.mjs'), bomb(canaries.plant('message of an exception')));
  const env = {
    PATH: process.env['PATH'],
    MAKINI_ISSUER: `http://127.0.0.1:${port}`,
    MAKINI_PORT: String(port),
    MAKINI_DATA: data,
    MAKINI_MASTER_KEY: masterKey,
    MAKINI_MASTER_KEY_PREVIOUS: key('previous master key'),
    MAKINI_LOG_LEVEL: 'debug',
    MAKINI_TOKEN_LIFETIME: '3600',
    MAKINI_DASHBOARD: '127.0.0.1:0',
    MAKINI_EGRESS_ALLOW: [systemPort, erpPort, hook].map((at) => `http://127.0.0.1:${at}`).join(),
  };
  const url = env.MAKINI_ISSUER;
  const host = new Host({
    traces,
    url,
    systemPort,
    erp: `http://127.0.0.1:${erpPort}`,
    granted,
    client,
    folder,
    canaries,
    env,
  });
  t.after(async () => {
    host.reap();
    await rm(folder, { recursive: true, force: true });
  });
  await host.start();
  return host;
};
