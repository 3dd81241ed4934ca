/** `makini-connect webhook …`: what the operator types about webhooks, and what is printed. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { WebhookDelivery, WebhookEndpointChange } from '../../contract/index.ts';
import { readMasterKeys } from '../config.ts';
import type { Store, Vault } from '../ports.ts';
import type { ListedEndpoint } from './view.ts';

/** What the commands need of the command line. */
export interface WebhookRoom {
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly say: (line: string) => void;
}

const openVault = async (store: Store): Promise<Vault> => {
  const [{ createVault }, { requireStarted }] = await Promise.all([
    import('../vault/vault.ts'),
    import('../vault/check-value.ts'),
  ]);
  const vault = createVault(readMasterKeys(process.env, (path) => readFileSync(path, 'utf8')));
  await requireStarted(store, vault);
  return vault;
};

const each = (value: string, before: string[]): string[] => [...before, value];

const once = 'Shown this once.';

const printed = (secrets: Readonly<Record<string, string | null>>): string =>
  Object.entries(secrets)
    .flatMap(([name, value]) => (value === null ? [] : `${name.padEnd(16)}${value}`))
    .join('\n');

interface AddOptions {
  readonly client: string;
  readonly url: string;
  readonly event: readonly string[];
  readonly makiniSignature?: boolean;
  readonly json?: boolean;
}

const addCommand = ({ withStore, say }: WebhookRoom): Command =>
  new Command('add')
    .description('register an address of a partner; prints its secret once')
    .requiredOption('--client <id>', 'the client whose events are told')
    .requiredOption('--url <url>', 'e.g. https://app.example/makini/webhook')
    .option('--event <type>', 'tell this type of event alone; may be repeated', each, [])
    .option('--makini-signature', 'send X-Webhook-Signature, too, by a secret of its own')
    .option('--json', 'print JSON')
    .action(({ client, url, event, makiniSignature: makini_signature = false, json = false }: AddOptions) =>
      withStore(async (store) => {
        const { addEndpoint, readEvents } = await import('./by-operator.ts');
        const wish = { client, url, events: event.length > 0 ? readEvents(event) : null, makini_signature };
        const { id, secret, makini_secret } = await addEndpoint(
          store,
          await openVault(store),
          Date.now,
          wish,
        );
        if (json) return say(JSON.stringify({ id, secret, ...(makini_secret && { makini_secret }) }));
        const words = printed({ webhook: id, 'webhook secret': secret, 'makini secret': makini_secret });
        say(`${words}\n\n${once} Give the webhook secret to createPartner as webhookSecret.`);
      }),
    );

const stateOf = ({ enabled, disabled_reason, failing_since, waiting }: ListedEndpoint): string => {
  const why = { gone: 'it answered 410', client: 'by its client', operator: 'by the operator' };
  if (!enabled) return `disabled: ${disabled_reason === null ? 'it is gone' : why[disabled_reason]}`;
  return `${waiting} waiting${failing_since === null ? '' : `, failing since ${failing_since}`}`;
};

const listCommand = ({ withStore, say }: WebhookRoom): Command =>
  new Command('list')
    .description('all addresses')
    .option('--json', 'print JSON')
    .action(({ json = false }: { json?: boolean }) =>
      withStore(async (store) => {
        const { listEndpoints } = await import('./view.ts');
        const found = await listEndpoints(store);
        if (json) return say(JSON.stringify(found));
        if (found.length === 0) return say('There is no webhook yet: makini-connect webhook add makes one.');
        for (const endpoint of found) {
          say(`${endpoint.id}  ${endpoint.client}  ${endpoint.url}  ${stateOf(endpoint)}`);
          if (endpoint.events !== null) say(`  told of ${endpoint.events.join(', ')}`);
        }
      }),
    );

interface ChangeOptions {
  readonly url?: string;
  readonly event: readonly string[];
  readonly allEvents?: boolean;
  readonly makiniSignature?: boolean;
}

const changeCommand = ({ withStore, say }: WebhookRoom): Command =>
  new Command('change')
    .description('another address, other events, Makini’s signature on or off')
    .argument('<webhook>')
    .option('--url <url>', 'tell there from now on')
    .option('--event <type>', 'tell this type of event alone; may be repeated', each, [])
    .option('--all-events', 'tell every type of event')
    .option('--makini-signature', 'send X-Webhook-Signature, too; prints its secret once')
    .option('--no-makini-signature', 'send it no more')
    .action((id: string, { url, event, allEvents, makiniSignature }: ChangeOptions) =>
      withStore(async (store) => {
        const { alterEndpoint, readEvents } = await import('./by-operator.ts');
        const events = event.length > 0 ? readEvents(event) : null;
        const change = {
          ...(url !== undefined && { url }),
          ...((allEvents === true || events !== null) && { events }),
          ...(makiniSignature !== undefined && { makini_signature: makiniSignature }),
        };
        const vault = await openVault(store);
        const { makini_secret } = await alterEndpoint(store, vault, Date.now, { id, ...change });
        say(`${id} is changed.`);
        if (makini_secret !== null) say(`${printed({ 'makini secret': makini_secret })}\n\n${once}`);
      }),
    );

const switchCommand = (
  { withStore, say }: WebhookRoom,
  name: 'enable' | 'disable',
  what: string,
  said: string,
): Command =>
  new Command(name)
    .description(what)
    .argument('<webhook>')
    .action((id: string) =>
      withStore(async (store) => {
        const { alterEndpoint } = await import('./by-operator.ts');
        const change: WebhookEndpointChange = { enabled: name === 'enable' };
        await alterEndpoint(store, await openVault(store), Date.now, { id, ...change });
        say(`${id} ${said}`);
      }),
    );

const secretCommand = ({ withStore, say }: WebhookRoom): Command =>
  new Command('secret')
    .description('change over to another secret; the one before signs beside it for a while')
    .argument('<webhook>')
    .option('--makini', 'the one of Makini’s signature, which has no overlap')
    .option('--hours <hours>', 'how long both sign', '24')
    .action((id: string, { makini = false, hours }: { makini?: boolean; hours: string }) =>
      withStore(async (store) => {
        const { readHours, rotateSecret } = await import('./by-operator.ts');
        const wish = { id, kind: makini ? 'makini' : 'standard', hours: readHours(hours) } as const;
        const secret = await rotateSecret(store, await openVault(store), Date.now, wish);
        say(`${printed({ [makini ? 'makini secret' : 'webhook secret']: secret })}\n\n${once}`);
      }),
    );

const lineOf = ({ event, type, status, happened_at, next_at, attempts }: WebhookDelivery): string => {
  const [last] = attempts;
  const met = last ? `  ${last.status ?? last.error ?? ''} in ${last.ms} ms` : '';
  const next = next_at === null ? '' : `  next ${next_at}`;
  return `${event}  ${happened_at}  ${type}  ${status} after ${attempts.length}${met}${next}`;
};

const deliveriesCommand = ({ withStore, say }: WebhookRoom): Command =>
  new Command('deliveries')
    .description('the latest hundred events that were told to an address, and what became of them')
    .argument('<webhook>')
    .option('--failed', 'those that were given up alone')
    .option('--json', 'print JSON')
    .action((endpoint: string, { failed = false, json = false }: { failed?: boolean; json?: boolean }) =>
      withStore(async (store) => {
        const { listDeliveries } = await import('./view.ts');
        const status = failed ? ('failed' as const) : undefined;
        const { page } = await listDeliveries(store, { endpoint, status, offset: 0, perPage: 100 });
        if (json) return say(JSON.stringify(page));
        for (const delivery of page) say(lineOf(delivery));
        if (page.length === 0) say('Nothing was told there.');
      }),
    );

const testCommand = ({ withStore, say }: WebhookRoom): Command =>
  new Command('test')
    .description('send webhook.test to an address; webhook deliveries says what came of it')
    .argument('<webhook>')
    .action((id: string) =>
      withStore(async (store) => {
        const { sendTest } = await import('./by-operator.ts');
        say(`${await sendTest(store, Date.now, id)} is sent within seconds.`);
      }),
    );

interface ReplayOptions {
  readonly event?: string;
  readonly since?: string;
  readonly failed?: boolean;
}

const replayCommand = ({ withStore, say }: WebhookRoom): Command =>
  new Command('replay')
    .description('tell an address again: one event, or those since a time')
    .argument('<webhook>')
    .option('--event <id>', 'the webhook-id of one event')
    .option('--since <time>', 'e.g. 2026-11-01T08:00:00Z')
    .option('--failed', 'of those since then, what was given up alone')
    .action((id: string, { event, since, failed = false }: ReplayOptions) =>
      withStore(async (store) => {
        const { readAgain, replay } = await import('./by-operator.ts');
        const wish = { ...(event !== undefined && { event }), ...(since !== undefined && { since }), failed };
        const count = await replay(store, Date.now, id, readAgain(Date.now, wish));
        say(`${count} ${count === 1 ? 'event is' : 'events are'} told again.`);
      }),
    );

const removeCommand = ({ withStore, say }: WebhookRoom): Command =>
  new Command('remove')
    .description('tell an address nothing more, and forget what was told')
    .argument('<webhook>')
    .action((id: string) =>
      withStore(async (store) => {
        const { removeEndpoint } = await import('./by-operator.ts');
        await removeEndpoint(store, Date.now, id);
        say(`${id} is told nothing more.`);
      }),
    );

/** The group `webhook`. */
export const webhookCommands = (room: WebhookRoom): Command => {
  const webhook = new Command('webhook').description('where partners are told of events');
  const off = 'tell an address nothing until it is enabled; what waits for it is given up';
  const all = [
    addCommand(room),
    listCommand(room),
    changeCommand(room),
    switchCommand(room, 'disable', off, 'is told nothing until it is enabled.'),
    switchCommand(room, 'enable', 'tell an address again', 'is told from now on.'),
    secretCommand(room),
    deliveriesCommand(room),
    testCommand(room),
    replayCommand(room),
    removeCommand(room),
  ];
  for (const command of all) webhook.addCommand(command);
  return webhook;
};
