/** The list of connections: how many there can be, how each of them can be, and what is asked or said about them. */
import { broken, connectionOf as one, hoursAgo } from '../../../test/element/fixtures/connections-host.ts';
import type { OwnConnection } from '../../../src/contract/index.ts';
import type { ListScene } from '../connections-scene.ts';

/** Where its stories stand in the list. */
export const title = 'Connections';

const well = one('1', { name: 'Plant Emden', system_name: 'SAP S/4HANA', last_checked_at: hoursAgo(0.1) });
const degraded = one('2', {
  name: 'IBM Maximo',
  system_name: 'IBM Maximo',
  status: 'degraded',
  reason: 'network.timeout',
  owner: 'it',
});
const refused = one('3', { ...broken, name: 'Plant Antwerp, maintenance', system_name: 'Infor EAM' });
const paused = one('4', {
  name: 'Warehouse',
  system_name: 'Oracle Fusion',
  status: 'paused',
  reason: 'paused_by_customer',
  owner: 'you',
});
const ended = one('5', { name: 'Old works', system_name: 'Odoo', status: 'disconnected', method: 'api_key' });
const long = one('6', {
  name: 'Industrial cleaning and maintenance, Wilhelmshaven-Rüstersiel, halls 1 to 14',
  system_name: 'Microsoft Dynamics 365 Supply Chain Management',
});

const many = (count: number): OwnConnection[] =>
  Array.from({ length: count }, (_, at) => ({
    ...([refused, degraded, well, paused, long][Math.min(at, at % 7)] ?? well),
    id: `con_${at + 1}`,
    name: `Plant ${at + 1}`,
  }));

const event = { by: 'service', reason: null, owner: null };
const events: ListScene['events'] = [
  { ...event, at: hoursAgo(3), event: 'reauthorization_required', reason: 'auth.refused', owner: 'you' },
  { ...event, at: hoursAgo(50), event: 'recovered' },
  { ...event, at: hoursAgo(52), event: 'degraded', reason: 'network.timeout', owner: 'it' },
  { ...event, at: hoursAgo(400), event: 'resumed', by: 'person' },
  { ...event, at: hoursAgo(401), event: 'paused', by: 'client' },
  { ...event, at: hoursAgo(700), event: 'connected', by: 'person' },
];

const open = { press: '[data-act=toggle]' };

const alone = (name: string, connection: OwnConnection, shows = '.hint'): ListScene => ({
  name,
  connections: [connection],
  events,
  acts: [open],
  shows: `${shows} ~ .details .timeline, .row:not(:has(.hint)) .timeline`,
});

/** The scenes. */
export const scenes: readonly ListScene[] = [
  { name: 'loading', connections: [], fails: 'silent', shows: '.skeleton' },
  { name: 'empty', connections: [], shows: '.lead' },
  { name: 'one row', connections: [well], shows: '.row' },
  {
    name: 'every status',
    connections: [refused, degraded, well, paused, long],
    slotted: '<button slot="actions" type="button">Connect another system</button>',
    shows: '.row:nth-child(5)',
  },
  alone('working', well),
  alone('not answering', degraded),
  alone('needs a new sign-in', refused),
  alone('paused', paused),
  {
    name: 'disconnected',
    connections: [ended],
    events,
    acts: [{ press: '[data-act=ended]' }, { press: '[data-status=disconnected] [data-act=toggle]' }],
    shows: '.timeline',
  },
  { name: 'page of 5,000', connections: many(5_000), shows: '.row:nth-child(50)' },
  {
    name: 'page 2 of 5,000',
    connections: many(5_000),
    acts: [{ press: '[data-act=next]' }],
    shows: '[data-connection=con_51]',
  },
  {
    name: 'found by name',
    connections: many(5_000),
    acts: [{ type: 'input', text: 'plant 499' }],
    shows: '[data-connection=con_4999]',
  },
  {
    name: 'nothing found',
    connections: many(60),
    acts: [{ type: 'input', text: 'nowhere' }],
    shows: '[data-act=all]',
  },
  { name: 'not loaded', connections: [well], fails: 500, shows: '[data-act=again]' },
  { name: 'logged out', connections: [well], fails: 401, shows: '[data-act=again]' },
  {
    name: 'not up to date',
    connections: [refused, well],
    acts: [{ host: 'fails' }],
    shows: '.banner',
  },
  {
    name: 'what happened is not loaded',
    connections: [well],
    fails: 500,
    failing: /timeline/,
    acts: [open],
    shows: '.details [data-timeline=failed]',
  },
  {
    name: 'not done',
    connections: [well],
    events,
    fails: 500,
    failing: /POST/,
    acts: [open, { press: '[data-act=pause]' }],
    shows: '.row > .problem',
  },
  {
    name: 'disconnect?',
    connections: [well],
    events,
    acts: [open, { press: '[data-act=disconnect]' }],
    shows: 'dialog[open]',
  },
  {
    name: 'disconnect, not done',
    connections: [well],
    events,
    fails: 500,
    failing: /POST/,
    acts: [open, { press: '[data-act=disconnect]' }, { press: 'dialog .danger' }],
    shows: 'dialog .problem',
  },
  {
    name: 'was disconnected',
    connections: [well, degraded],
    events,
    acts: [open, { press: '[data-act=disconnect]' }, { press: 'dialog .danger' }],
    shows: '.ended',
  },
];
