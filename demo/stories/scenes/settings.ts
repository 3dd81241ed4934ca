/** Choosing what a connection includes: how it looks with nothing, some and thousands to choose, and where something went wrong. */
import type { ChoosableTable, PersonSettings } from '../../../src/contract/index.ts';
import { settings as step } from '../../../test/element/fixtures/samples.ts';
import type { Act, Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Settings';

const field = (name: string, type: string, included = false) => ({ name, type, included, present: true });
const table = (name: string, more: Partial<ChoosableTable>): ChoosableTable => ({
  name,
  custom: false,
  included: true,
  present: true,
  belonging: 18,
  fields: [],
  ...more,
});

const listOf = (tables: readonly ChoosableTable[]): PersonSettings => ({
  include_new: false,
  changed_at: null,
  described_at: '2026-05-04T08:00:00Z',
  tables: [...tables],
});

const orders = (included: boolean): ChoosableTable =>
  table('MaintenanceOrders', {
    fields: [
      field('YY1_ShiftLeader', 'Edm.String', included),
      field('YY1_PermitNumber', 'Edm.String', included),
      field('YY1_GatewayPassword', 'Edm.String'),
      field('YY1_InspectionDueDate', 'Edm.Date'),
    ],
  });
const others: readonly ChoosableTable[] = [
  table('Equipment', {
    belonging: 1,
    fields: [
      field('YY1_Criticality', 'Edm.String'),
      { name: 'YY1_OldPlantCode', type: null, included: true, present: false },
    ],
  }),
  table('YY1_WorkPermits', { custom: true, included: false, belonging: 9 }),
  ...['FunctionalLocations', 'MaintenancePlans', 'Materials', 'Suppliers'].map((name) => table(name, {})),
];
const some = listOf([orders(false), ...others]);
const more = listOf([orders(true), ...others]);

const many = listOf(
  Array.from({ length: 50 }, (_, at) =>
    table(`Table ${at + 1}`, {
      fields: Array.from({ length: 100 }, (__, nth) => field(`ZZ_FIELD_${at + 1}_${nth + 1}`, 'VARCHAR')),
    }),
  ),
);

const press = (at: string): Act => ({ do: 'press', in: 'screen', at });
const save = press('.actions .primary');
const base = {
  steps: [step],
  connection: { id: 'con_1', name: 'Acme North' },
  settings: some,
  attributes: { purpose: 'settings', 'connection-id': 'con_1' },
} as const;
const shows = (at: string) => ({ in: 'screen', at }) as const;

/** The scenes. */
export const scenes: readonly Scene[] = [
  { ...base, name: 'Choose', shows: shows('#choice-5') },
  {
    ...base,
    name: 'Examples, not saved yet',
    acts: [press('.about .quiet'), press('#choice-0'), press('#choice-1')],
    examples: {
      records: 25,
      fields: [
        { name: 'YY1_ShiftLeader', values: ['M. Okafor', 'Søren Lund'], hidden: false },
        { name: 'YY1_PermitNumber', values: ['WP-2026-0412', 'WP-2026-0413', 'WP-2026-0501'], hidden: false },
        { name: 'YY1_GatewayPassword', values: [], hidden: true },
        { name: 'YY1_InspectionDueDate', values: [], hidden: false },
      ],
    },
    shows: shows('.notice'),
  },
  { ...base, name: 'Saved', kept: more, acts: [press('#choice-0'), save], shows: shows('.kept') },
  {
    ...base,
    name: 'Not saved',
    refused: { editSettings: 'upstream_failed' },
    acts: [press('#choice-0'), save],
    shows: shows('.notice'),
  },
  { ...base, name: 'Asking the system', silent: ['personSettings'], shows: shows('.waiting') },
  {
    ...base,
    name: 'Nothing to choose',
    settings: listOf([table('Equipment', {})]),
    shows: shows('#new'),
  },
  { ...base, name: 'Five thousand fields', settings: many, shows: shows('#choice-99') },
  {
    ...base,
    name: 'Paused',
    refused: { personSettings: 'connection_paused' },
    shows: shows('[part~=failure]'),
  },
  {
    ...base,
    name: 'Somebody has to sign in again',
    refused: { personSettings: 'reauthorization_required' },
    shows: shows('[part~=failure]'),
  },
  {
    ...base,
    name: 'The sign-in ended while choosing',
    refused: { editSettings: 'reauthorization_required' },
    acts: [press('#choice-0'), save],
    shows: shows('[part~=failure]'),
  },
  {
    ...base,
    name: 'Open for too long',
    refused: { editSettings: 'session_expired' },
    acts: [press('#choice-0'), save],
    shows: shows('[part~=failure]'),
  },
  {
    ...base,
    name: 'Search that finds nothing',
    acts: [{ do: 'type', in: 'screen', at: '#filter', text: 'zzzz' }],
    shows: shows('.none'),
  },
  {
    ...base,
    name: 'Closed',
    acts: [press('.actions .quiet')],
    shows: shows('.view'),
  },
];
