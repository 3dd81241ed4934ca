/** Every failure of the contract's table, where a person meets it: on the check, above the form, or as a warning at the end. */
import { failureCodes, failures, StageName } from '../../../src/contract/index.ts';
import type { Failure, FailureCode, FailureRule } from '../../../src/contract/index.ts';
import { done, failedAt, form } from '../../../test/element/fixtures/samples.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list; each stage has its own folder. */
export const title = 'Failures';

/** Whatever a sentence may name. */
const values: Failure['values'] = {
  host: 'erp.acme.example',
  port: 8443,
  product: 'SAP Gateway',
  issuer: 'Acme Internal CA',
  date: '2026-03-01',
  until: '2026-03-01',
  table: 'MaintenanceOrders',
  count: 3,
  seconds: 30,
  status: 503,
  expected: 'SAP S/4HANA',
  found: 'Odoo',
  address: 'https://erp.acme.example',
  to: 'login.acme.example',
};

const failureOf = (code: FailureCode): Failure => {
  const { owner, primary, others, field }: FailureRule = failures[code];
  return {
    code,
    owner,
    primary,
    others: [...others],
    values,
    reference: 'req-7f3a',
    ...(field && form.fields.some(({ name }) => name === field) && { field }),
  };
};

const stageOf = (code: string): StageName => StageName.parse(code.split('.')[0]);

const passed = [
  { code: 'dns.resolved', values },
  { code: 'network.connected', values },
  { code: 'tls.trusted', values },
];

const sceneOf = (code: FailureCode): Scene => {
  const { landing, status }: FailureRule = failures[code];
  const failure = failureOf(code);
  const shown = `[data-code="${code}"]`;
  if (status === 'warning') {
    const warned = { ...done, warnings: [failure] };
    return { name: code, steps: [warned], shows: { in: 'screen', at: '.warnings' } };
  }
  if (landing === 'form') {
    const { fields } = form;
    const asked = { ...form, fields, problem: failure, passed: code.startsWith('auth') ? passed : [] };
    const typed = { address: 'https://erp.acme.example', username: 'MAINT_READ' };
    return { name: code, steps: [asked], values: typed, shows: { in: 'frame', at: shown } };
  }
  return { name: code, steps: [failedAt(stageOf(code), failure)], shows: { in: 'screen', at: shown } };
};

/** The scenes. */
export const scenes: readonly Scene[] = failureCodes.map(sceneOf);
