import { assert } from '@open-wc/testing';
import type { Step } from '../../../src/contract/index.ts';
import type { State } from '../../../src/element/flow/state.ts';
import { transition } from '../../../src/element/flow/transition.ts';
import { opened, places, steps } from './places.ts';

const asked = { type: 'reopen_asked', purpose: 'connect' } as const;

describe('how openings end', () => {
  it('signs in again to the connection of the settings, as another opening where the outcome was told before', () => {
    const [forget, open] = transition(places.settings, asked).effects;
    assert.deepEqual(forget, { do: 'forget', cancel: true });
    const about = { connectionId: 'con_1', purpose: 'connect' } as const;
    assert.deepEqual(open, { do: 'open', reason: 'open', about });
    const { state } = transition(places.connected, { type: 'settings_asked' });
    const names = transition(state, asked).effects.map((each) =>
      each.do === 'tell' ? each.told.name : each.do,
    );
    assert.deepEqual(names, ['forget', 'close', 'open', 'open']);
  });

  it('says of a reconnect that was cancelled that the connection is as it was, and of one that took too long that', () => {
    const again: State = { ...places.form, opened: { ...opened, connection: { id: 'con_1', name: 'Acme' } } };
    const after = (reason: 'cancelled' | 'expired'): State =>
      transition(again, { type: 'stepped', step: { ...steps.abort, reason } as Step }).state;
    assert.deepEqual(after('cancelled'), { at: 'ended', reason: 'kept' });
    assert.deepEqual(after('expired'), { at: 'ended', reason: 'expired' });
  });
});
