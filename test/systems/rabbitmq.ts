/** RabbitMQ from Debian in a folder, with its management interface, two queues, and users with and without its tags. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missing } from './installed.ts';
import { run, serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

const server = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/** Why it cannot be run here; `false` when it can. */
export const noRabbitMq = missing('RabbitMQ', [server, '/usr/bin/epmd'], 'rabbitmq-server');

/** A running RabbitMQ; `port` is that of its management interface. */
export interface RabbitMq {
  readonly port: number;
  stop(): Promise<void>;
}

const user = (name: string, ...tags: string[]) => ({ name, password: `${name}-2026`, tags });
const queue = (name: string) => ({ name, vhost: 'plant', durable: true, auto_delete: false, arguments: {} });

const definitions = {
  users: [user('reader', 'monitoring'), user('manager', 'management'), user('plain')],
  vhosts: [{ name: 'plant' }],
  permissions: ['reader', 'manager'].map((name) => ({
    user: name,
    vhost: 'plant',
    configure: '^$',
    write: '^$',
    read: '.*',
  })),
  queues: [queue('press-orders'), queue('press-alarms')],
};

/** Starts one (ten seconds). */
export const startRabbitMq = async (folder: string): Promise<RabbitMq> => {
  await mkdir(join(folder, 'home'), { recursive: true });
  const file = (name: string): string => join(folder, name);
  const [names, between, queues, port] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  await writeFile(file('definitions.json'), JSON.stringify(definitions));
  await writeFile(file('plugins'), '[rabbitmq_management].');
  const lines = [
    `listeners.tcp.1 = 127.0.0.1:${queues}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${port}`,
    `load_definitions = ${file('definitions.json')}`,
    'log.console = true',
    'log.file = false',
  ];
  await writeFile(file('rabbitmq.conf'), `${lines.join('\n')}\n`);
  const env = {
    HOME: file('home'),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(names),
    RABBITMQ_NODENAME: `plant${port}@localhost`,
    RABBITMQ_MNESIA_BASE: file('data'),
    RABBITMQ_LOG_BASE: file('log'),
    RABBITMQ_CONFIG_FILE: file('rabbitmq.conf'),
    RABBITMQ_CONF_ENV_FILE: '/dev/null',
    RABBITMQ_ENABLED_PLUGINS_FILE: file('plugins'),
    RABBITMQ_DIST_PORT: String(between),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  };
  const whoami = `http://127.0.0.1:${port}/api/whoami`;
  const end = await serve({ command: server, args: [], env }, whoami);
  const stop = async (): Promise<void> => {
    await end();
    // Erlang’s register of names outlives what it was started for.
    await run({ command: '/usr/bin/epmd', args: ['-kill'], env });
  };
  return { port, stop };
};
