/** VictoriaMetrics from Debian in a folder, behind a user name and a password, with readings of two presses. */
import { join } from 'node:path';
import { missing } from './installed.ts';
import { serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

/** Why it cannot be run here; `false` when it can. */
export const noVictoriaMetrics = missing(
  'VictoriaMetrics',
  ['/usr/bin/victoria-metrics'],
  'victoria-metrics',
);

const lines = `press_celsius{press="1"} 71.5
press_celsius{press="2"} 68
press_strokes_total{press="1"} 120450
`;

/** Starts one. */
export const startVictoriaMetrics = async (folder: string) => {
  const port = await freePort();
  const args = [
    `-httpListenAddr=127.0.0.1:${port}`,
    `-storageDataPath=${join(folder, 'data')}`,
    '-httpAuth.username=reader',
    '-httpAuth.password=reader-2026',
  ];
  const at = `http://127.0.0.1:${port}`;
  const stop = await serve({ command: '/usr/bin/victoria-metrics', args }, `${at}/health`);
  const authorization = `Basic ${Buffer.from('reader:reader-2026').toString('base64')}`;
  const headers = { authorization };
  await fetch(`${at}/api/v1/import/prometheus`, { method: 'POST', headers, body: lines });
  // Readings are seen once they were written out.
  await fetch(`${at}/internal/force_flush`, { headers });
  return { port, stop };
};
