// The steps and probes that the frame's tests show.
import type { Failure, Field, FormStep, Probe } from '../../../src/contract/index.ts';

/** The fields of a system that signs in by user name and password. */
export const fields: readonly Field[] = [
  {
    name: 'address',
    type: 'url',
    label: 'Address',
    required: true,
    help: 'The address in your browser when you use the system.',
    placeholder: 'https://company.example.com',
  },
  { name: 'username', type: 'text', label: 'User name', required: true, autocomplete: 'username' },
  { name: 'password', type: 'secret', label: 'Password', required: true },
  {
    name: 'client',
    type: 'text',
    label: 'Client',
    required: false,
    advanced: true,
    default: '100',
    pattern: { source: '\\d{3}', message: 'A client has three digits, for example 100.' },
  },
];

/** A form step; `more` overrides. */
export const formStep = (more: Partial<FormStep> = {}): FormStep => ({
  id: 'form-1',
  back: true,
  kind: 'form',
  system: { id: 'sap-cap', name: 'SAP CAP', vendor: 'SAP', category: 'ERP', tier: 'verified' },
  fields: [...fields],
  guide: {
    lang: 'en',
    summary: '',
    prerequisites: [],
    steps: [],
    copy: [],
    updated: '2026-11-01',
    source: '',
  },
  passed: [],
  ...more,
});

/** A refused sign-in, as the service reports it. */
export const refused: Failure = {
  code: 'auth.refused',
  owner: 'you',
  primary: 'edit',
  others: ['copy_for_admin'],
  field: 'password',
  values: { host: 'acme.example' },
};

/** What worked before the sign-in was refused. */
export const passed: FormStep['passed'] = [
  { code: 'network.connected', values: { host: 'acme.example', port: 443 } },
  { code: 'tls.trusted', values: { issuer: 'Example CA', until: '2027-03-01' } },
];

/** A probe that reached the system. */
export const reached: Probe = {
  status: 'reached',
  product: 'SAP Gateway',
  stages: [
    {
      stage: 'dns',
      status: 'passed',
      evidence: [{ code: 'dns.resolved', values: { host: 'acme.example' } }],
    },
    {
      stage: 'tls',
      status: 'passed',
      evidence: [{ code: 'tls.trusted', values: { issuer: 'Example CA', until: '2027-03-01' } }],
    },
  ],
};

/** A probe that met another product. */
export const otherProduct: Probe = {
  status: 'other_product',
  product: 'Odoo',
  suggestion: { id: 'odoo', name: 'Odoo' },
  stages: [],
};

/** A probe that failed at a stage. */
export const failedProbe = (code: string, stage: 'dns' | 'network' | 'tls'): Probe => ({
  status: 'failed',
  stages: [
    {
      stage,
      status: 'failed',
      evidence: [],
      failure: {
        code,
        owner: 'you',
        primary: 'edit',
        others: [],
        values: { host: 'acme.example', port: 443 },
      },
    },
  ],
});
