import { assert } from '@open-wc/testing';
import type { Step } from '../../../src/contract/index.ts';
import type { FlowEvent, FlowEventType } from '../../../src/element/flow/event.ts';
import { placeOf } from '../../../src/element/flow/state.ts';
import type { Place, State } from '../../../src/element/flow/state.ts';
import { transition } from '../../../src/element/flow/transition.ts';
import { checking, done, form, running, select, stage } from '../fixtures/samples.ts';
import { connection, opened, places, steps } from './places.ts';

const events: { readonly [T in FlowEventType]: Extract<FlowEvent, { type: T }> } = {
  open_asked: { type: 'open_asked', reason: 'open' },
  system_picked: { type: 'system_picked', system: 'odoo', name: 'Odoo' },
  system_requested: { type: 'system_requested', request: 'req_1' },
  prepared: { type: 'prepared' },
  option_chosen: { type: 'option_chosen', option: '1000' },
  confirmed: { type: 'confirmed' },
  back_asked: { type: 'back_asked' },
  check_again_asked: { type: 'check_again_asked' },
  switch_asked: { type: 'switch_asked', system: 'odoo' },
  settings_asked: { type: 'settings_asked' },
  settings_changed: { type: 'settings_changed', unsaved: true, saved: false },
  settings_left: { type: 'settings_left' },
  reopen_asked: { type: 'reopen_asked', purpose: 'connect' },
  cancel_asked: { type: 'cancel_asked' },
  close_asked: { type: 'close_asked' },
  removed: { type: 'removed' },
  restart_asked: { type: 'restart_asked' },
  another_asked: { type: 'another_asked' },
  news_suspected: { type: 'news_suspected' },
  session_opened: { type: 'session_opened', opened, step: select },
  stepped: { type: 'stepped', step: steps.prepare },
  unknown_step_came: { type: 'unknown_step_came' },
  stage_told: { type: 'stage_told', stage: stage('tls', 'passed', 9) },
  check_read: { type: 'check_read', check: running },
  check_ended: { type: 'check_ended', status: 'failed' },
  handed_over: { type: 'handed_over', connection },
  handover_failed: { type: 'handover_failed' },
  resume_refused: { type: 'resume_refused' },
  form_shown: { type: 'form_shown', step: form.id },
  form_submitted: { type: 'form_submitted' },
  sign_in_started: { type: 'sign_in_started' },
  frame_reloaded: { type: 'frame_reloaded' },
  ticket_needed: { type: 'ticket_needed' },
  waited_long: { type: 'waited_long' },
  connection_lost: { type: 'connection_lost' },
  connection_returned: { type: 'connection_returned' },
  trouble_met: { type: 'trouble_met', code: 'internal', message: 'm' },
};

/** One line per place: event → the place it leads to and what is done (tell:x for events). Whatever is not listed changes nothing. */
const table: Record<Place, Partial<Record<FlowEventType, string>>> = {
  idle: { open_asked: 'opening open tell:open', restart_asked: 'idle forget' },
  opening: {
    close_asked: 'idle clear_form tell:exit tell:close',
    removed: 'idle clear_form tell:exit tell:close',
    restart_asked: 'opening forget clear_form tell:exit tell:close tell:open open',
    session_opened: 'select clear_form remember tell:step',
    unknown_step_came: 'too_old tell:error',
    resume_refused: 'opening forget open',
    waited_long: 'opening tell:waiting',
    connection_lost: 'opening tell:waiting',
    trouble_met: 'fatal tell:error',
  },
  select: { system_picked: 'select answer tell:select', system_requested: 'select tell:request' },
  prepare: {
    prepared: 'prepare answer',
    back_asked: 'prepare go_back',
    switch_asked: 'prepare switch_system',
  },
  form: {
    back_asked: 'form go_back',
    switch_asked: 'form switch_system',
    form_submitted: 'form ask_step tell:submit',
    frame_reloaded: 'form show_form',
    ticket_needed: 'form show_form',
  },
  authorize: {
    back_asked: 'authorize go_back',
    switch_asked: 'authorize switch_system',
    form_shown: 'authorize ask_step',
    sign_in_started: 'authorize',
    frame_reloaded: 'authorize show_form',
    ticket_needed: 'authorize show_form',
  },
  check: {
    back_asked: 'check go_back',
    switch_asked: 'check switch_system',
    check_again_asked: 'check answer',
    stage_told: 'check tell:check',
    check_read: 'check',
    check_ended: 'check ask_step tell:check',
  },
  choose: {
    option_chosen: 'choose answer',
    back_asked: 'choose go_back',
    switch_asked: 'choose switch_system',
  },
  replace: {
    confirmed: 'replace answer',
    back_asked: 'replace go_back',
    switch_asked: 'replace switch_system',
  },
  // prettier-ignore
  proof: { confirmed: 'handover hand_over', back_asked: 'proof go_back', switch_asked: 'proof switch_system' },
  handover: {
    close_asked: 'idle clear_form tell:exit tell:close',
    removed: 'idle clear_form tell:exit tell:close',
    restart_asked: 'opening forget clear_form tell:exit tell:close tell:open open',
    unknown_step_came: 'too_old tell:error',
    handed_over: 'connected forget tell:success',
    handover_failed: 'pending forget tell:exit',
    waited_long: 'handover tell:waiting',
    connection_lost: 'handover tell:waiting',
    trouble_met: 'fatal tell:error',
  },
  connected: {
    open_asked: 'opening tell:close tell:open open',
    another_asked: 'opening forget tell:close tell:open open',
    close_asked: 'idle clear_form tell:close',
    removed: 'idle clear_form tell:close',
    restart_asked: 'opening forget clear_form tell:close tell:open open',
    settings_asked: 'settings tell:step',
  },
  settings: {
    close_asked: 'idle forget clear_form tell:exit tell:close',
    settings_left: 'idle forget clear_form tell:exit tell:close',
    settings_changed: 'settings',
    reopen_asked: 'opening forget open',
    removed: 'idle clear_form tell:exit tell:close',
    restart_asked: 'opening forget clear_form tell:exit tell:close tell:open open',
    unknown_step_came: 'too_old tell:error',
    trouble_met: 'fatal tell:error',
  },
  pending: {
    open_asked: 'opening tell:close tell:open open',
    another_asked: 'opening forget tell:close tell:open open',
    close_asked: 'idle clear_form tell:close',
    removed: 'idle clear_form tell:close',
    restart_asked: 'opening forget clear_form tell:close tell:open open',
  },
  ended: {
    open_asked: 'opening tell:close tell:open open',
    close_asked: 'idle clear_form tell:close',
    removed: 'idle clear_form tell:close',
    restart_asked: 'opening forget clear_form tell:close tell:open open',
  },
  superseded: stuck(),
  fatal: stuck(),
  too_old: stuck(),
};

function stuck(): Partial<Record<FlowEventType, string>> {
  return {
    open_asked: 'opening open',
    close_asked: 'idle clear_form tell:exit tell:close',
    removed: 'idle clear_form tell:exit tell:close',
    restart_asked: 'opening forget clear_form tell:exit tell:close tell:open open',
    unknown_step_came: 'too_old tell:error',
    trouble_met: 'fatal tell:error',
  };
}

/** What every place with a step has in common. */
const stepping: Partial<Record<FlowEventType, string>> = {
  cancel_asked: '= clear_form cancel',
  close_asked: 'idle clear_form tell:exit tell:close',
  removed: 'idle clear_form tell:exit tell:close',
  restart_asked: 'opening forget clear_form tell:exit tell:close tell:open open',
  news_suspected: '= ask_step',
  stepped: 'prepare clear_form tell:step',
  unknown_step_came: 'too_old tell:error',
  connection_lost: '= tell:waiting',
  trouble_met: 'fatal tell:error',
};

const isStep = (place: Place): boolean =>
  ['select', 'prepare', 'form', 'authorize', 'check', 'choose', 'replace', 'proof'].includes(place);

const written = (state: State, event: FlowEvent): string => {
  const { state: after, effects } = transition(state, event);
  const words = effects.map((effect) => (effect.do === 'tell' ? `tell:${effect.told.name}` : effect.do));
  return after === state && words.length === 0 ? 'nothing' : [after.at, ...words].join(' ');
};

const sorted = (text: string): string => {
  const [place, ...effects] = text.split(' ');
  return [place, ...effects.sort()].join(' ');
};

describe('transition', () => {
  for (const place of Object.keys(places) as Place[]) {
    it(`does in ${place} what the table says, for every event`, () => {
      for (const type of Object.keys(events) as FlowEventType[]) {
        const common = isStep(place) ? stepping[type]?.replace('=', place) : undefined;
        const expected = table[place][type] ?? common ?? 'nothing';
        assert.equal(sorted(written(places[place], events[type])), sorted(expected), `${place} × ${type}`);
      }
    });
  }

  it('arrives at a place of its own for every kind of step', () => {
    const arrivals: Record<Step['kind'], string> = {
      select: 'select tell:step clear_form',
      prepare: 'prepare tell:step clear_form',
      form: 'form tell:step show_form',
      authorize: 'authorize tell:step show_form watch_session',
      check: 'check tell:step watch_check',
      choose: 'choose tell:step',
      replace: 'replace tell:step clear_form',
      done: 'handover tell:step clear_form hand_over',
      settings: 'settings tell:step',
      abort: 'ended forget clear_form tell:exit',
    };
    for (const kind of Object.keys(steps) as Step['kind'][]) {
      assert.equal(written(places.prepare, { type: 'stepped', step: steps[kind] }), arrivals[kind]);
    }
  });

  it('leads back to the last screen from settings that were opened there, and tells no second outcome', () => {
    const { state } = transition(places.connected, events.settings_asked);
    assert.equal(transition(state, events.settings_left).state, places.connected);
    assert.equal(written(state, events.close_asked), 'idle forget clear_form tell:close');
    const [forget] = transition(state, events.close_asked).effects;
    assert.deepEqual(forget, { do: 'forget', cancel: false });
  });

  it('tells that settings were saved, where they were, and ends their session', () => {
    const { state } = transition(places.settings, { type: 'settings_changed', unsaved: false, saved: true });
    const [forget, , exit] = transition(state, events.close_asked).effects;
    assert.deepEqual(forget, { do: 'forget', cancel: true });
    assert.deepEqual(exit, { do: 'tell', told: { name: 'exit', reason: 'saved' } });
  });

  it('tells exactly one outcome and then the close, whichever way an opening ends', () => {
    const ways: FlowEvent[][] = [
      [events.close_asked],
      [events.removed],
      [{ type: 'stepped', step: steps.abort }, events.close_asked],
      [{ type: 'stepped', step: done }, events.handed_over, events.close_asked],
      [{ type: 'stepped', step: done }, events.handover_failed, events.close_asked],
      [events.trouble_met, events.close_asked],
      [events.unknown_step_came, events.close_asked],
      [{ type: 'trouble_met', code: 'session_superseded', message: '' }, events.close_asked],
    ];
    for (const way of ways) {
      let state: State = places.prepare;
      const told: string[] = [];
      for (const event of way) {
        const after = transition(state, event);
        state = after.state;
        told.push(...after.effects.flatMap((effect) => (effect.do === 'tell' ? effect.told.name : [])));
      }
      const ends = told.filter((name) => ['success', 'exit', 'close'].includes(name));
      assert.lengthOf(ends, 2, way.map(({ type }) => type).join(' '));
      assert.equal(ends[1], 'close');
      assert.equal(state.at, 'idle');
    }
  });

  it('takes no second answer while one is owed', () => {
    const owed: State = { ...places.select, wait: 'sent' };
    assert.equal(written(owed, events.system_picked), 'nothing');
    assert.equal(written({ ...places.prepare, wait: 'slow' }, events.back_asked), 'nothing');
  });

  it('says once that it is still trying', () => {
    const owed: State = { ...places.select, wait: 'sent' };
    const slow = transition(owed, events.waited_long).state;
    assert.equal('wait' in slow && slow.wait, 'slow');
    assert.equal(written(slow, events.waited_long), 'nothing');
  });

  it('keeps the place while the same step changes, so that what it began lives on', () => {
    const check: State = { ...places.check, step: checking };
    const after = transition(check, events.stage_told).state;
    assert.equal(placeOf(after), placeOf(check));
    assert.notEqual(placeOf(transition(check, events.stepped).state), placeOf(check));
  });

  it('asks for the step when the service says that it has changed', () => {
    assert.equal(
      written(places.form, { type: 'trouble_met', code: 'step_changed', message: '' }),
      'form ask_step',
    );
  });

  it('puts a stage in its place in the chain', () => {
    const check: State = { ...places.check, step: checking };
    const { state } = transition(check, { type: 'stage_told', stage: stage('dns', 'warning') });
    assert.deepEqual(state.at === 'check' && state.step.check.stages.map((each) => each.stage), [
      'input',
      'dns',
      'network',
      'tls',
    ]);
  });
});
