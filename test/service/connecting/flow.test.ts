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
import { events, places, problem, table, type EventName, type PlaceName } from './flow-cases.ts';

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

test('going back from the form finds the ways again, with the one that was picked', () => {
  const next = advance(flowAt(places.pickedForm), events.wentBack, 'stp_2');
  assert.deepEqual(next?.place, { ...places.pick, chosen: 'bearer' });
});

test('the way that was picked goes with the person to the end, and back from there', () => {
  const checking = advance(flowAt(places.pickedForm), events.submitted, 'stp_2') ?? assert.fail();
  const proof = { table: 'Orders', date: '2026-01-01' };
  const done = advance(checking, { ...events.connected, proof }, 'stp_3') ?? assert.fail();
  assert.ok(done.place.at === 'done' && done.place.way === 'bearer');
  const back = advance(done, events.wentBack, 'stp_4');
  assert.deepEqual(back?.place, { ...places.pickedForm, declined: true });
});

test('a session with one system asks for the way first, and has no list behind it', () => {
  const flow = startFlow('stp_1', { ...events.selectedSeveral, fixed: true });
  assert.deepEqual([flow.place.at, canGoBack(flow)], ['pick', false]);
  const known = startFlow('stp_1', { ...events.selectedSeveral, way: 'bearer', fixed: true });
  assert.deepEqual([known.place.at, canGoBack(known)], ['form', true]);
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
        const { place } = flow;
        over = place.at === 'abort' || (place.at === 'done' && place.question === undefined);
        const stored = JSON.stringify(flow);
        assert.deepEqual(readFlow(stored), JSON.parse(stored));
      }
    }),
  );
});
