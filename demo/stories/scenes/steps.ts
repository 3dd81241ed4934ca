/** Every step that the service can send, as the person finds it. */
import {
  authorize,
  catalogue,
  checking,
  choose,
  chooseWay,
  done,
  failure,
  form,
  prepare,
  select,
  system,
} from '../../../test/element/fixtures/samples.ts';
import type { AuthorizeStep } from '../../../src/contract/index.ts';
import { CatalogueIndex } from '../../../src/contract/index.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Steps';

const find = { in: 'screen', at: '[part~=option]' } as const;
const heading = { in: 'screen', at: '.heading' } as const;
const index = (count: number): CatalogueIndex => CatalogueIndex.parse(catalogue(count));

const button = { in: 'frame', at: 'button[type=submit]' } as const;
const denied: AuthorizeStep = {
  ...authorize,
  passed: [{ code: 'service.answered', values: { product: 'SAP Gateway' } }],
  problem: failure('auth.consent_denied', { owner: 'you', primary: 'sign_in', others: ['copy_for_admin'] }),
};

const proof = {
  table: 'WorkOrders',
  name: '10048 · Replace bearing at conveyor 3',
  date: '2026-11-20T06:00:00.000Z',
};

/** The scenes. */
export const scenes: readonly Scene[] = [
  { name: 'Find a system', steps: [select], shows: find, catalogue: index(3000) },
  {
    name: 'Find, with what the partner offers first',
    steps: [{ ...select, preferred: ['ibm-maximo', 'odoo'] }],
    shows: find,
  },
  {
    name: 'Find, only what the partner offers',
    steps: [{ ...select, preferred: ['ibm-maximo', 'odoo'], only: true }],
    shows: find,
  },
  {
    name: 'Search by another name',
    steps: [select],
    acts: [{ do: 'type', in: 'screen', at: 'input', text: 'axapta' }],
    shows: find,
  },
  {
    name: 'Search that finds nothing',
    steps: [select],
    acts: [{ do: 'type', in: 'screen', at: 'input', text: 'zzzz qqqq' }],
    shows: { in: 'screen', at: 'slot[name=empty]' },
  },
  { name: 'Catalogue on its way', steps: [select], silent: ['catalogueIndex'], shows: heading },
  {
    name: 'Catalogue did not come',
    steps: [select],
    refused: { catalogueIndex: 'internal' },
    shows: heading,
  },
  { name: 'Prepare', steps: [prepare], shows: { in: 'screen', at: '[part~=guide]' } },
  {
    name: 'Prepare, two words only',
    steps: [
      {
        ...prepare,
        guide: { ...prepare.guide, prerequisites: ['An administrator'], steps: [], copy: [] },
      },
    ],
    shows: { in: 'screen', at: '[part~=guide]' },
  },
  {
    name: 'Prepare, with lines to copy',
    steps: [
      {
        ...prepare,
        guide: {
          ...prepare.guide,
          copy: [
            ...prepare.guide.copy,
            {
              label: 'Make a user that may only read',
              value:
                "CREATE ROLE connect_reader LOGIN PASSWORD 'choose one';\nGRANT CONNECT ON DATABASE plant TO connect_reader;\nGRANT SELECT ON ALL TABLES IN SCHEMA public TO connect_reader;",
            },
          ],
        },
      },
    ],
    shows: { in: 'screen', at: '[part~=guide]' },
  },
  { name: 'Form', steps: [form], shows: { in: 'frame', at: 'form' } },
  {
    name: 'Form with its guide open',
    steps: [form],
    acts: [{ do: 'press', in: 'screen', at: 'details.help summary' }],
    shows: { in: 'frame', at: 'form' },
  },
  { name: 'Form on its way', steps: [form], silent: ['frameOpen'], shows: { in: 'screen', at: '.skeleton' } },
  { name: 'Check that runs', steps: [checking], shows: { in: 'screen', at: '[part~=stage]' } },
  { name: 'Choose, one', steps: [choose(1)], shows: { in: 'screen', at: '[part~=option]' } },
  { name: 'Choose, three', steps: [choose(3)], shows: { in: 'screen', at: '[part~=option]' } },
  {
    name: 'Choose, one is chosen',
    steps: [choose(3)],
    acts: [{ do: 'press', in: 'screen', at: '[part~=option] input' }],
    shows: { in: 'screen', at: '[part~=option] input' },
  },
  { name: 'Choose, forty', steps: [choose(40)], shows: { in: 'screen', at: '#filter' } },
  {
    name: 'Choose, none fits the filter',
    steps: [choose(40)],
    acts: [{ do: 'type', in: 'screen', at: '#filter', text: 'zzzz' }],
    shows: { in: 'screen', at: '.none' },
  },
  ...(['site', 'tenant'] as const).map((what): Scene => ({
    name: `Choose a ${what}`,
    steps: [{ ...choose(3), what }],
    shows: { in: 'screen', at: '[part~=option]' },
  })),
  { name: 'Choose the way to sign in', steps: [chooseWay], shows: { in: 'screen', at: '[part~=option]' } },
  {
    name: 'Choose the way to sign in, not knowing which',
    steps: [{ ...chooseWay, options: chooseWay.options.slice(0, 2) }],
    acts: [{ do: 'press', in: 'screen', at: 'details.help summary' }],
    shows: { in: 'screen', at: 'details.help p' },
  },
  {
    name: 'Choose the way to sign in, another than before',
    steps: [{ ...chooseWay, chosen: 'client_certificate' }],
    shows: { in: 'screen', at: '[part~=option] input:checked' },
  },
  {
    name: 'Choose the way to sign in, where none is recommended',
    steps: [
      {
        ...chooseWay,
        system: { ...chooseWay.system, tier: 'choose_method' },
        options: ['basic', 'bearer', 'api_key', 'api_key_query', 'oauth2_client_credentials'].map((id) => ({
          id,
          name: id,
        })),
        chosen: undefined,
      },
    ],
    acts: [{ do: 'press', in: 'screen', at: 'details.help summary' }],
    shows: { in: 'screen', at: 'details.help p' },
  },
  {
    name: 'Is the newest record yours?',
    steps: [{ ...done, proof }],
    shows: { in: 'screen', at: '[part~=button-primary]' },
  },
  { name: 'Done', steps: [done], shows: { in: 'screen', at: '.proven' } },
  {
    name: 'Done, with warnings',
    steps: [
      {
        ...done,
        warnings: [
          {
            code: 'access.partial',
            owner: 'admin',
            primary: 'edit',
            others: [],
            values: { table: 'Plants' },
          },
          { code: 'data.empty', owner: 'admin', primary: 'edit', others: [], values: { table: 'Plants' } },
        ],
      },
    ],
    shows: { in: 'screen', at: '.warnings' },
  },
  {
    name: 'Done, live',
    steps: [{ ...done, connection: { ...done.connection, mode: 'live' } }],
    shows: { in: 'screen', at: '.proven' },
  },
  {
    name: 'A name that is very long',
    steps: [
      {
        ...prepare,
        system: {
          ...system,
          name: 'Instandhaltungsauftragsverwaltungssystem der Vereinigten Werke Nordwest',
        },
      },
    ],
    shows: { in: 'screen', at: '[part~=guide]' },
  },
  { name: 'Sign in at the system’s own page', steps: [authorize], shows: button },
  { name: 'Sign in, waiting for the other tab', steps: [{ ...authorize, started: true }], shows: button },
  { name: 'Sign in again after it was declined', steps: [denied], shows: button },
];
