// A proxy as small as they come: each request meets the next node, whether it lives or not. It retries nothing.
import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Node } from './fleet.ts';

/** When a node dies: before it gets the request, with the request sent, with its answer begun, after its answer. */
export const moments = ['before', 'sent', 'answered', 'after'] as const;

/** One of them. */
export type Moment = (typeof moments)[number];

/** The death of whichever node gets the next request whose path ends so. */
interface Plan {
  readonly path: string;
  readonly moment: Moment;
  readonly done: (victim: Node) => void;
}

/** Counts its requests, and tells which node had which. */
export class RoundRobin {
  nodes: readonly Node[] = [];
  /** The path and node of each request, oldest first. */
  readonly met: { readonly path: string; readonly node: Node }[] = [];
  readonly #server = createServer((request, response) => void this.#pass(request, response));
  #turn = 0;
  #plan: Plan | undefined;

  /** Resolves with its origin. */
  async listen(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  /** Kills the node that gets the next request to such a path; resolves with it when it is dead. */
  kill(path: string, moment: Moment): Promise<Node> {
    return new Promise((done) => (this.#plan = { path, moment, done }));
  }

  /** Forgets a death that was planned and did not come. */
  spare(): void {
    this.#plan = undefined;
  }

  async #die(node: Node, plan: Plan): Promise<void> {
    await node.end('SIGKILL');
    plan.done(node);
  }

  #planFor(path: string): Plan | undefined {
    const plan = this.#plan;
    if (!plan || !path.endsWith(plan.path)) return undefined;
    this.#plan = undefined;
    return plan;
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const node = this.nodes[this.#turn % this.nodes.length];
    if (!node) return void response.writeHead(503).end();
    this.#turn += 1;
    const path = (request.url ?? '').replace(/\?.*/, '');
    this.met.push({ path, node });
    const plan = this.#planFor(path);
    if (plan?.moment === 'before') await this.#die(node, plan);
    const { method = 'GET', headers, url = '/' } = request;
    const onward = ask(`${node.origin}${url}`, { method, headers, agent: false });
    const broken = (): void => {
      if (response.headersSent) return void response.destroy();
      response.writeHead(502).end();
    };
    onward.on('error', broken);
    onward.on('response', (answer) => {
      answer.on('error', broken);
      if (plan?.moment === 'answered') return void this.#die(node, plan).then(broken);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    if (plan?.moment === 'sent') onward.on('finish', () => void this.#die(node, plan));
    if (plan?.moment === 'after') response.on('close', () => void this.#die(node, plan));
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }
}
