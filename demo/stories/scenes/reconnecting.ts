/** Signing in again to a connection that is there: what is said otherwise than of a new one, and the question about another sign-in. */
import {
  authorize,
  checking,
  choose,
  done,
  failure,
  form,
  prepare,
  replacing,
} from '../../../test/element/fixtures/samples.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Reconnecting';

const base = {
  connection: { id: 'con_1', name: 'SAP S/4HANA, Acme North' },
  attributes: { 'connection-id': 'con_1' },
} as const;
const shows = (at: string) => ({ in: 'screen', at }) as const;
const button = { in: 'frame', at: 'button[type=submit]' } as const;
const primary = shows('[part~=button-primary]');
const refused = failure('auth.refused', { owner: 'you', primary: 'edit', others: [], field: 'password' });

/** The scenes. */
export const scenes: readonly Scene[] = [
  {
    ...base,
    name: 'The form, with what is broken',
    steps: [{ ...form, back: false, problem: refused }],
    shows: button,
  },
  { ...base, name: 'The form again, after a no', steps: [{ ...form, declined: true }], shows: button },
  {
    ...base,
    name: 'The sign-in of the system',
    steps: [{ ...authorize, back: false }],
    shows: shows('.lead'),
  },
  {
    ...base,
    name: 'The guide, where nothing is known any more',
    steps: [{ ...prepare, back: false }],
    shows: primary,
  },
  { ...base, name: 'The check', steps: [checking], shows: shows('.heading') },
  { ...base, name: 'The choice again, after a no', steps: [{ ...choose(), declined: true }], shows: primary },
  { ...base, name: 'Another account than before', steps: [replacing], shows: primary },
  {
    ...base,
    name: 'Nobody knows whose sign-in it is',
    steps: [{ ...replacing, differs: [{ what: 'account', was: '', now: '' }], lost: undefined }],
    shows: primary,
  },
  {
    ...base,
    name: 'Another key, and much would be lost',
    steps: [
      {
        ...replacing,
        differs: [
          { what: 'account', was: 'CONNECT_PLANT1', now: '' },
          {
            what: 'choice',
            was: '',
            now: 'Acme South, Werk Süd 2, Instandhaltung und Betriebsmittelverwaltung',
          },
        ],
        lost: Array.from({ length: 23 }, (_, at) => `MaintenanceOrders · ZZ_CUSTOM_FIELD_${at + 1}`),
        proof: undefined,
      },
    ],
    shows: primary,
  },
  { ...base, name: 'Connected again', steps: [done], shows: shows('.proven') },
  {
    ...base,
    name: 'Cancelled',
    steps: [replacing, { ...form, declined: true }],
    acts: [
      { do: 'press', in: 'screen', at: '[part~=button-secondary]' },
      { do: 'press', in: 'screen', at: '.foot button' },
    ],
    shows: primary,
  },
  {
    ...base,
    name: 'Closed',
    steps: [done],
    acts: [{ do: 'press', in: 'screen', at: '[part~=button-primary]' }],
    shows: shows('.view'),
  },
];
