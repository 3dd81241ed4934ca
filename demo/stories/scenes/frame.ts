/** The form in its frame: every type of field, everything that can be said of one, the look at the address, and sending. */
import type { Failure, Field, FormStep, Probe, StageName } from '../../../src/contract/index.ts';
import { checking, failure, form, stage } from '../../../test/element/fixtures/samples.ts';
import type { Act, Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'The form';

const frame = (at: string) => ({ in: 'frame', at }) as const;
const field = (name: string): string => `[name=${name}]`;
const write = (name: string, text: string): Act => ({ do: 'type', in: 'frame', at: field(name), text });
const leave = (name: string): Act => ({ do: 'leave', in: 'frame', at: field(name) });
const submit: Act = { do: 'press', in: 'frame', at: 'button[type=submit]' };
const address = 'erp.acme.example';
const filled: readonly Act[] = [
  write('address', address),
  write('username', 'MAINT_READ'),
  write('password', 'secret'),
];

const fields: readonly Field[] = [
  ...form.fields.map((each) => ({
    ...each,
    help: `What people call “${each.label}”.`,
    placeholder: 'For example',
  })),
  {
    name: 'client',
    type: 'text',
    label: 'Client',
    required: true,
    maxLength: 3,
    pattern: { source: '[0-9]{3}', message: 'Three digits, such as 100.' },
  },
  {
    name: 'region',
    type: 'select',
    label: 'Region',
    required: true,
    options: [
      { value: 'eu', label: 'Europe' },
      { value: 'us', label: 'United States' },
    ],
  },
  { name: 'plant', type: 'text', label: 'Plant', required: false, when: { field: 'region', is: ['eu'] } },
  { name: 'proxy', type: 'url', label: 'Proxy', required: false, advanced: true },
];
const every: FormStep = { ...form, fields: [...fields] };

const first: readonly StageName[] = ['input', 'dns', 'network', 'tls', 'service'];
const reached: Probe = {
  status: 'reached',
  stages: first.map((name) => stage(name, 'passed', 20)),
  product: 'SAP Gateway',
};
const other: Probe = {
  ...reached,
  status: 'other_product',
  product: 'Odoo',
  suggestion: { id: 'odoo', name: 'Odoo' },
};
const probeFailed = (code: string, at: StageName, more: Partial<Failure> = {}): Probe => ({
  status: 'failed',
  stages: [
    ...first.slice(0, first.indexOf(at)).map((name) => stage(name, 'passed', 20)),
    { ...stage(at, 'failed', 900), failure: failure(code, more) },
  ],
});
const look: readonly Act[] = [write('address', address), leave('address')];
const looked = (name: string, probe: Probe): Scene => ({
  name,
  steps: [form],
  probe,
  acts: look,
  shows: frame('#address-look'),
});

/** The scenes. */
export const scenes: readonly Scene[] = [
  { name: 'Every type of field', steps: [every], shows: frame(field('region')) },
  {
    name: 'Every type of field, filled in',
    steps: [every],
    values: {
      address: `https://${address}`,
      username: 'MAINT_READ',
      client: '100',
      region: 'eu',
      plant: '1000',
    },
    shows: frame(field('plant')),
  },
  {
    name: 'More settings open',
    steps: [every],
    acts: [{ do: 'press', in: 'frame', at: '.paste ~ details > summary' }],
    shows: frame('.paste ~ details[open]'),
  },
  {
    name: 'Several things to mend',
    steps: [every],
    acts: [submit],
    shows: frame('[aria-invalid=true]'),
  },
  {
    name: 'Address that cannot be read',
    steps: [form],
    acts: [write('address', 'http://'), leave('address')],
    shows: frame('[aria-invalid=true]'),
  },
  {
    name: 'Address read as',
    steps: [form],
    acts: [write('address', 'erp.acme.example/'), leave('address')],
    silent: ['frameProbe'],
    shows: frame('#address-look'),
  },
  {
    name: 'Address with a password in it',
    steps: [form],
    acts: [write('address', 'https://joe:secret@erp.acme.example'), leave('address')],
    shows: frame('[aria-invalid=true]'),
  },
  {
    name: 'Value of another form',
    steps: [every],
    acts: [write('client', 'abc'), leave('client')],
    shows: frame('#field-client-problem'),
  },
  {
    name: 'Value too long',
    steps: [every],
    acts: [write('client', '12345'), leave('client')],
    shows: frame('#field-client-problem'),
  },
  {
    name: 'White space removed from a password',
    steps: [form],
    acts: [write('password', ' secret '), leave('password')],
    shows: frame('#field-password-note'),
  },
  {
    name: 'Password shown',
    steps: [form],
    acts: [write('password', 'secret'), { do: 'press', in: 'frame', at: '.reveal' }],
    shows: frame('.reveal[aria-pressed=true]'),
  },
  {
    name: 'Looking at the address',
    steps: [form],
    silent: ['frameProbe'],
    acts: look,
    shows: frame('#address-look'),
  },
  looked('Address reached', reached),
  looked('Address of another product', other),
  looked(
    'Address not found',
    probeFailed('dns.not_found', 'dns', { owner: 'you', primary: 'edit', others: [] }),
  ),
  looked('Address refuses', probeFailed('network.refused', 'network')),
  looked('Address with a certificate nobody knows', probeFailed('tls.self_signed', 'tls')),
  looked(
    'Address of something else',
    probeFailed('service.not_found', 'service', { owner: 'you', primary: 'edit', others: ['switch_system'] }),
  ),
  {
    name: 'Place to paste or drop things',
    steps: [form],
    acts: [{ do: 'press', in: 'frame', at: '.paste summary' }],
    shows: frame('.paste[open]'),
  },
  {
    name: 'Pasted and filled in',
    steps: [form],
    silent: ['frameProbe'],
    acts: [
      { do: 'press', in: 'frame', at: '.paste summary' },
      {
        do: 'type',
        in: 'frame',
        at: '#paste',
        text: `curl -u MAINT_READ:hunter22 https://${address}/sap/opu`,
      },
      { do: 'leave', in: 'frame', at: '#paste' },
    ],
    shows: frame('#pasted'),
  },
  {
    name: 'Pasted, and the form of another way',
    steps: [
      {
        ...form,
        ways: [
          {
            id: `${form.id}:bearer`,
            fields: [
              ...form.fields.filter(({ name }) => name === 'address'),
              { name: 'token', type: 'secret', label: 'Token', required: true },
            ],
            guide: form.guide,
          },
        ],
      },
    ],
    silent: ['frameProbe'],
    acts: [
      { do: 'press', in: 'frame', at: '.paste summary' },
      {
        do: 'type',
        in: 'frame',
        at: '#paste',
        text: `curl -H "Authorization: Bearer t-4711-0815" https://${address}/sap/opu`,
      },
      { do: 'leave', in: 'frame', at: '#paste' },
    ],
    shows: frame('#pasted'),
  },
  {
    name: 'Pasted and not recognised',
    steps: [form],
    acts: [
      { do: 'press', in: 'frame', at: '.paste summary' },
      { do: 'type', in: 'frame', at: '#paste', text: 'Our ERP is at the plant; ask Jan.' },
      { do: 'leave', in: 'frame', at: '#paste' },
    ],
    shows: frame('#pasted'),
  },
  {
    name: 'Address of a test system, for live work',
    steps: [{ ...form, environments: [{ field: 'address', pattern: '^test\\.', is: 'test' }] }],
    acts: [write('address', 'test.acme.example'), leave('address')],
    silent: ['frameProbe'],
    shows: frame('#environment'),
  },
  {
    name: 'Address of the system in use',
    steps: [{ ...form, environments: [{ field: 'address', pattern: '^erp\\.', is: 'production' }] }],
    acts: [write('address', address), leave('address')],
    silent: ['frameProbe'],
    shows: frame('#environment'),
  },
  {
    name: 'Sending',
    steps: [form, checking],
    silent: ['frameSubmit', 'frameProbe'],
    acts: [...filled, submit],
    shows: frame('[aria-busy=true]'),
  },
  {
    name: 'Sending fails at the service',
    steps: [form],
    silent: ['frameProbe'],
    refused: { frameSubmit: 'internal' },
    acts: [...filled, submit],
    shows: frame('.notice'),
  },
  {
    name: 'Sending too often',
    steps: [form],
    silent: ['frameProbe'],
    refused: { frameSubmit: 'rate_limited' },
    acts: [...filled, submit],
    shows: frame('.notice'),
  },
  {
    name: 'Offline while sending',
    steps: [form],
    silent: ['frameProbe', 'frameSubmit'],
    acts: [...filled, submit, { do: 'go_offline' }],
    shows: frame('form'),
  },
  {
    name: 'Offline while typing',
    steps: [form],
    acts: [write('username', 'MAINT_READ'), { do: 'go_offline' }],
    shows: frame('form'),
  },
  {
    name: 'Form that cannot be opened',
    steps: [form],
    refused: { frameOpen: 'internal' },
    shows: frame('button'),
  },
];
