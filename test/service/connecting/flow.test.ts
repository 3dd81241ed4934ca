import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  advance,
  canGoBack,
  readFlow,
  startFlow,
  type Flow,
  type FlowEvent,
  type Place,
} from '../../../src/service/connecting/flow.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';

const picked = { system: 'plain', guided: true };
const question = { what: 'company' as const, options: [{ id: '1', name: 'One' }] };
const connection = {
  id: 'con_1',
  system: 'plain',
  system_name: 'Plain',
  name: 'Plain',
  mode: 'test' as const,
};
const problem = failureOf('auth.refused');

const signIn = { host: 'login.example', passed: [] };

const places = {
  select: { at: 'select' },
  prepare: { at: 'prepare', ...picked },
  form: { at: 'form', ...picked, passed: [] },
  check: { at: 'check', ...picked, check: 'chk_1' },
  authorize: { at: 'authorize', ...picked, ...signIn, started: 0 },
  signedInCheck: { at: 'check', ...picked, check: 'chk_1', signIn },
  signedInChoose: { at: 'choose', ...picked, ...question, signIn },
  chosenCheck: {
    at: 'check',
    ...picked,
    check: 'chk_1',
    choice: { ...question, chosen: { id: '1', name: 'One' } },
  },
  choose: { at: 'choose', ...picked, ...question },
  done: { at: 'done', system: 'plain', connection, evidence: [], warnings: [] },
  abort: { at: 'abort', reason: 'cancelled' },
} satisfies Record<string, Place>;

const events = {
  selected: { type: 'selected', system: 'other', guided: false },
  selectedGuided: { type: 'selected', system: 'other', guided: true },
  prepared: { type: 'prepared' },
  submitted: { type: 'submitted', check: 'chk_1' },
  retried: { type: 'retried', check: 'chk_2' },
  chosen: { type: 'chosen', option: '1', check: 'chk_2' },
  chosenUnknown: { type: 'chosen', option: '2', check: 'chk_2' },
  askedAgain: { type: 'asked_again', check: 'chk_1', problem, passed: [] },
  choiceNeeded: { type: 'choice_needed', check: 'chk_1', ...question },
  signInNeeded: { type: 'sign_in_needed', check: 'chk_1', ...signIn },
  signInStarted: { type: 'sign_in_started' },
  signedIn: { type: 'signed_in', check: 'chk_2' },
  signInFailed: { type: 'sign_in_failed', problem },
  signInAskedAgain: { type: 'sign_in_asked_again', check: 'chk_1', problem },
  connected: { type: 'connected', check: 'chk_1', connection, evidence: [], warnings: [] },
  connectedStale: { type: 'connected', check: 'chk_0', connection, evidence: [], warnings: [] },
  wentBack: { type: 'went_back' },
  cancelled: { type: 'cancelled' },
  expired: { type: 'expired' },
} satisfies Record<string, FlowEvent>;

type PlaceName = keyof typeof places;
type EventName = keyof typeof events;

// Every transition there is; what is not listed changes nothing.
const table: Record<PlaceName, Partial<Record<EventName, Place['at']>>> = {
  select: { selected: 'form', selectedGuided: 'prepare', cancelled: 'abort', expired: 'abort' },
  prepare: {
    selected: 'form',
    selectedGuided: 'prepare',
    prepared: 'form',
    wentBack: 'select',
    cancelled: 'abort',
    expired: 'abort',
  },
  form: {
    selected: 'form',
    selectedGuided: 'prepare',
    submitted: 'check',
    wentBack: 'prepare',
    cancelled: 'abort',
    expired: 'abort',
  },
  check: {
    selected: 'form',
    selectedGuided: 'prepare',
    retried: 'check',
    askedAgain: 'form',
    choiceNeeded: 'choose',
    signInNeeded: 'authorize',
    connected: 'done',
    wentBack: 'form',
    cancelled: 'abort',
    expired: 'abort',
  },
  authorize: {
    selected: 'form',
    selectedGuided: 'prepare',
    signInStarted: 'authorize',
    signedIn: 'check',
    signInFailed: 'authorize',
    wentBack: 'form',
    cancelled: 'abort',
    expired: 'abort',
  },
  signedInCheck: {
    selected: 'form',
    selectedGuided: 'prepare',
    retried: 'check',
    askedAgain: 'form',
    choiceNeeded: 'choose',
    signInNeeded: 'authorize',
    signInAskedAgain: 'authorize',
    connected: 'done',
    wentBack: 'authorize',
    cancelled: 'abort',
    expired: 'abort',
  },
  signedInChoose: {
    selected: 'form',
    selectedGuided: 'prepare',
    chosen: 'check',
    wentBack: 'authorize',
    cancelled: 'abort',
    expired: 'abort',
  },
  chosenCheck: {
    selected: 'form',
    selectedGuided: 'prepare',
    retried: 'check',
    askedAgain: 'form',
    choiceNeeded: 'choose',
    signInNeeded: 'authorize',
    connected: 'done',
    wentBack: 'choose',
    cancelled: 'abort',
    expired: 'abort',
  },
  choose: {
    selected: 'form',
    selectedGuided: 'prepare',
    chosen: 'check',
    wentBack: 'form',
    cancelled: 'abort',
    expired: 'abort',
  },
  done: {},
  abort: {},
};

const flowAt = (place: Place, fixed = false): Flow => ({ step: 'stp_1', fixed, place });

for (const [name, place] of Object.entries(places)) {
  for (const [eventName, event] of Object.entries(events)) {
    const to = table[name as PlaceName][eventName as EventName];
    test(`from ${name}, ${eventName} leads ${to === undefined ? 'nowhere' : `to ${to}`}`, () => {
      const next = advance(flowAt(place), event, 'stp_2');
      assert.equal(next?.place.at, to);
      // Opening the tab is no new step.
      if (next) assert.equal(next.step, event.type === 'sign_in_started' ? 'stp_1' : 'stp_2');
    });
  }
}

test('a session with one system never shows the list', () => {
  const flow = startFlow('stp_1', { system: 'plain', guided: false, fixed: true });
  assert.equal(flow.place.at, 'form');
  assert.equal(canGoBack(flow), false);
  assert.equal(advance(flow, events.selected, 'stp_2'), undefined);
  const guided = startFlow('stp_1', { system: 'plain', guided: true, fixed: true });
  assert.equal(guided.place.at, 'prepare');
  assert.equal(canGoBack(guided), false);
});

test('a flow begins at the list, or at the system the page names with the list behind it', () => {
  assert.deepEqual(startFlow('stp_1'), { step: 'stp_1', fixed: false, place: { at: 'select' } });
  assert.equal(canGoBack(startFlow('stp_1', { system: 'plain', guided: false, fixed: false })), true);
});

test('a form without prerequisites goes back to the list', () => {
  const flow = flowAt({ at: 'form', system: 'plain', guided: false, passed: [] });
  assert.equal(advance(flow, events.wentBack, 'stp_2')?.place.at, 'select');
});

test('asking again carries the reason and what worked before it', () => {
  const passed = [{ code: 'dns.resolved', values: { host: 'acme.example' } }];
  const next = advance(flowAt(places.check), { ...events.askedAgain, passed }, 'stp_2');
  assert.deepEqual(next?.place, { ...places.form, problem, passed });
});

test('going back after a choice finds the question again', () => {
  const next = advance(flowAt(places.chosenCheck), events.wentBack, 'stp_2');
  assert.deepEqual(next?.place, places.choose);
});

test('whatever happens, a flow survives being stored and a past end stays the end', () => {
  const anyEvent = fc.constantFrom<FlowEvent>(...Object.values(events));
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (all) => {
      let flow = startFlow('stp_0');
      let over = false;
      for (const [at, event] of all.entries()) {
        const next = advance(flow, event, `stp_${at + 1}`);
        assert.equal(over && next !== undefined, false);
        flow = next ?? flow;
        over = flow.place.at === 'done' || flow.place.at === 'abort';
        const stored = JSON.stringify(flow);
        assert.deepEqual(readFlow(stored), JSON.parse(stored));
      }
    }),
  );
});
