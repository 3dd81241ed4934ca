/** Every place of the flow, and every step, as the tests of its rules begin with them. */
import type { Step } from '../../../src/contract/index.ts';
import { start } from '../../../src/element/flow/state.ts';
import type { Place, State } from '../../../src/element/flow/state.ts';
import {
  abort,
  authorize,
  checking,
  choose,
  done,
  failedAt,
  failure,
  form,
  prepare,
  proving,
  replacing,
  select,
  settings,
} from '../fixtures/samples.ts';

/** An open session. */
export const opened = {
  session: 'ses_1',
  app: 'Northwind',
  mode: 'live',
  frame: 'https://s.example/f',
  service: 'https://s.example',
  nonce: 1,
} as const;
/** What the host's backend answers. */
export const connection = { id: 'con_1', system: 'sap-s-4hana', name: 'Acme' };

/** What is the same wherever there is a step. */
export const at = { opened, wait: 'no' } as const;
/** One state of each place. */
export const places: { readonly [P in Place]: Extract<State, { at: P }> } = {
  idle: start,
  opening: { at: 'opening', reason: 'open', wait: 'sent' },
  select: { at: 'select', step: select, ...at },
  prepare: { at: 'prepare', step: prepare, ...at },
  form: { at: 'form', step: form, ...at, shown: true, moved: false },
  authorize: { at: 'authorize', step: authorize, ...at, shown: true, moved: false },
  check: { at: 'check', step: failedAt('tls', failure('tls.expired')), ...at },
  choose: { at: 'choose', step: choose(), ...at },
  replace: { at: 'replace', step: replacing, ...at },
  proof: { at: 'proof', step: proving, ...at },
  handover: { at: 'handover', step: done, opened, wait: 'sent' },
  connected: { at: 'connected', step: done, opened, connection },
  settings: { at: 'settings', step: settings, opened, unsaved: false, saved: false },
  pending: { at: 'pending', step: done, opened },
  ended: { at: 'ended', reason: 'expired' },
  superseded: { at: 'superseded', session: 'ses_1' },
  fatal: { at: 'fatal', code: 'internal', reference: undefined, app: 'Northwind' },
  too_old: { at: 'too_old' },
};

/** One step of each kind. */
export const steps: Record<Step['kind'], Step> = {
  select: { ...select, id: 'n' },
  prepare: { ...prepare, id: 'n' },
  form: { ...form, id: 'n' },
  authorize: { ...authorize, id: 'n' },
  check: { ...checking, id: 'n' },
  choose: { ...choose(), id: 'n' },
  replace: { ...replacing, id: 'n' },
  done,
  settings: { ...settings, id: 'n' },
  abort: abort('cancelled'),
};
