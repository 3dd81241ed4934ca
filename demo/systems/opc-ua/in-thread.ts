/** Runs the server of OPC UA beside everything else: its library takes seconds to load. */
import { Worker } from 'node:worker_threads';
import type { OpcUaServer } from './server.ts';

/** Starts it in a thread of its own; the thread ends with the process. Rejects when the port is taken. */
export const startOpcUaInThread = async (options: {
  dataDir: string;
  port: number;
}): Promise<OpcUaServer> => {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: options });
  const over = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  return {
    stop: async () => {
      worker.postMessage('stop');
      await over;
    },
  };
};
