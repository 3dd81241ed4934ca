/** What there is for whom the list has no name: an address instead of one, a secret by mistake, and systems that are not listed. */
import { select } from '../../../test/element/fixtures/samples.ts';
import { CatalogueIndex } from '../../../src/contract/index.ts';
import type { Act, Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Not listed';

const rows: readonly (readonly [name: string, vendor: string, hosts?: string])[] = [
  ['SAP S/4HANA', 'SAP'],
  ['ServiceNow ITSM', 'ServiceNow', 'service-now.com'],
  ['ServiceNow Field Service Management', 'ServiceNow', 'service-now.com'],
  ['Odoo', 'Odoo', '.com'],
  ['Another system', 'Any maker'],
  ['OAuth 2 interface', 'Any maker'],
  ['OData service', 'OASIS standard'],
  ['PostgreSQL', 'PostgreSQL Global Development Group'],
  ['MySQL', 'Oracle'],
  ['MariaDB', 'MariaDB'],
  ['MQTT broker', 'OASIS standard'],
  ['SFTP server', 'Any maker'],
];

const catalogue = CatalogueIndex.parse({
  version: 1,
  categories: ['ERP', 'Integration & automation'],
  id: rows.map(() => ''),
  name: rows.map(([name]) => name),
  vendor: rows.map(([, vendor]) => vendor),
  category: rows.map((_, at) => (at < 4 ? 0 : 1)),
  aliases: rows.map(() => ''),
  tier: 'vddvcddvdvdd',
  hosts: rows.map(([, , hosts = '']) => hosts),
  unlisted: [
    'another-system',
    'oauth-2-interface',
    'odata-service',
    'postgresql',
    'mysql',
    'mariadb',
    'mqtt-broker',
    'sftp-server',
  ],
});

const type = (at: string, text: string): Act => ({ do: 'type', in: 'screen', at, text });
const press = (at: string): Act => ({ do: 'press', in: 'screen', at });
const search = (text: string): Act => type('#search', text);
const open = press('.find > .quiet');
const ask = [search('Flurbo EAM'), press('.none .quiet:last-of-type')] as const;
const send = press('form .primary');
const base = { steps: [select], catalogue } as const;

/** The scenes. */
export const scenes: readonly Scene[] = [
  {
    ...base,
    name: 'Search by an address',
    acts: [search('https://acme.service-now.com/now/nav/ui')],
    shows: { in: 'screen', at: '[part~=option]:nth-of-type(2)' },
  },
  {
    ...base,
    name: 'Search by an address that nobody knows',
    acts: [search('https://erp.acme.example/app')],
    shows: { in: 'screen', at: '[part~=option]:nth-of-type(8)' },
  },
  {
    ...base,
    name: 'A secret is taken out of the search',
    acts: [search('postgres://reader:p4ss-w0rd@db.acme.example/plant')],
    shows: { in: 'screen', at: '.notice' },
  },
  {
    ...base,
    name: 'Half of a secret is not repeated',
    acts: [search('postgres://reader:p4s')],
    shows: { in: 'screen', at: '.none' },
  },
  { ...base, name: 'By what it speaks', acts: [open], shows: { in: 'screen', at: '.way' } },
  { ...base, name: 'Ask for a system', acts: ask, shows: { in: 'screen', at: '#asking-name' } },
  {
    ...base,
    name: 'Ask for a system, with a secret in it',
    acts: [...ask, type('#asking-note', 'password: p4ss-w0rd'), send],
    shows: { in: 'screen', at: '.wrong' },
  },
  {
    ...base,
    name: 'Ask for a system, not sent',
    acts: [...ask, send],
    refused: { systemRequest: 'internal' },
    shows: { in: 'screen', at: 'form .notice' },
  },
  {
    ...base,
    name: 'Ask for a system, on its way',
    acts: [...ask, send],
    silent: ['systemRequest'],
    shows: { in: 'screen', at: 'form [aria-disabled]' },
  },
  { ...base, name: 'A system was asked for', acts: [...ask, send], shows: { in: 'screen', at: '.badge' } },
];
