// The partners' side of `npm run bench -- --hooks`: a process with a server for each, told which of them fail, and how.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FailingWay, HookOrder, HookTold } from './hook-orders.ts';

const now = (): number => performance.timeOrigin + performance.now();
const tell = (told: HookTold): void => void process.send?.(told);

const ways = new Map<number, FailingWay>();
let arrivals: [id: string, at: number][] = [];
let failed = 0;

const open = (number: number): Promise<number> =>
  new Promise((opened) => {
    const server = createServer((request, response) => {
      const at = now();
      const way = ways.get(number);
      request.resume();
      if (way === undefined) {
        arrivals.push([String(request.headers['webhook-id']), at]);
        return void response.writeHead(204).end();
      }
      failed += 1;
      if (way === 'refuses') return void response.writeHead(500).end();
      if (way === 'hangs up') return void request.socket.destroy();
      // silent: it never answers
    });
    server.listen(0, '127.0.0.1', () => opened((server.address() as AddressInfo).port));
  });

process.on('message', (order: HookOrder) => {
  if (order.kind === 'open')
    return void Promise.all(Array.from({ length: order.count }, (_, number) => open(number))).then((ports) =>
      tell({ kind: 'ports', ports }),
    );
  if (order.kind === 'fail') {
    ways.clear();
    for (const [number, way] of order.ways) ways.set(number, way);
    [arrivals, failed] = [[], 0];
    return tell({ kind: 'ready' });
  }
  tell({ kind: 'arrivals', arrivals, failed });
});
process.on('disconnect', () => process.exit());
