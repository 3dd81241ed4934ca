// A thread in which the demo's server of OPC UA runs: `in-thread.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { startOpcUa } from './server.ts';

const server = await startOpcUa(workerData as { dataDir: string; port: number });
parentPort?.once('message', () => void server.stop().then(() => process.exit()));
parentPort?.postMessage('ready');
