/** Prometheus from Debian in a folder, behind a user name and a password, watching itself. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { missing } from './installed.ts';
import { serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

/** Why it cannot be run here; `false` when it can. */
export const noPrometheus = missing('Prometheus', ['/usr/bin/prometheus'], 'prometheus');

/** A running server. */
export interface Metrics {
  readonly port: number;
  stop(): Promise<void>;
}

/** bcrypt of `reader-2026`, at the lowest cost: each question is answered with it. */
const hash = '$2b$04$abcdefghijklmnopqrstuu0iEnriUo3QxaF43kDoF1X7vrzU4VqQ.';

/** Whether it has looked at itself: only then it has a target and metrics. */
const hasLooked = async (at: string): Promise<boolean> => {
  const authorization = `Basic ${Buffer.from('reader:reader-2026').toString('base64')}`;
  const answer = await fetch(`${at}/api/v1/query?query=up`, { headers: { authorization } });
  return (await answer.text()).includes('"job":"plant"');
};

/** Starts one and waits until it has seen something (some seconds); `open` asks nobody who they are. */
export const startPrometheus = async (folder: string, { open = false } = {}): Promise<Metrics> => {
  const port = await freePort();
  const file = (name: string): string => join(folder, name);
  const jobs = [
    '- job_name: plant',
    `  static_configs: [{ targets: ['127.0.0.1:${port}'] }]`,
    '  basic_auth: { username: reader, password: reader-2026 }',
  ];
  await writeFile(
    file('prometheus.yml'),
    `global: { scrape_interval: 1s }\nscrape_configs:\n${jobs.join('\n')}\n`,
  );
  await writeFile(file('web.yml'), open ? '' : `basic_auth_users:\n  reader: ${hash}\n`);
  const args = [
    `--config.file=${file('prometheus.yml')}`,
    `--web.config.file=${file('web.yml')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    `--storage.tsdb.path=${file('data')}`,
  ];
  const at = `http://127.0.0.1:${port}`;
  const stop = await serve({ command: '/usr/bin/prometheus', args }, `${at}/-/ready`);
  const until = performance.now() + 60_000;
  while (!(await hasLooked(at)) && performance.now() < until) await wait(200);
  return { port, stop };
};
