import { assert } from '@open-wc/testing';
import { aged, newSignIn, startPressed, ticketCame } from '../../../src/pages/frame/signing-in.ts';
import { authorize } from '../../element/fixtures/samples.ts';

const client = { name: 'Northwind', mode: 'test' } as const;
const asks = { do: 'tell', message: { type: 'ticket_needed' } } as const;

describe('signing in at the system’s own page', () => {
  it('asks for the ticket of its start at once, and for no second one while the first is on its way', () => {
    const first = newSignIn(authorize, client);
    assert.deepEqual(first.effects, [asks]);
    const pressed = startPressed(first.signIn, false);
    assert.deepEqual(pressed.effects, []);
    assert.deepEqual(ticketCame(pressed.signIn, 't').effects, [{ do: 'start' }]);
  });

  it('keeps a ticket for the press, and asks for another once it has aged', () => {
    const waiting = ticketCame(newSignIn(authorize, client).signIn, 't');
    assert.equal(waiting.signIn.ticket, 't');
    assert.deepEqual(waiting.effects, [{ do: 'age_ticket' }]);
    const old = aged(waiting.signIn);
    assert.isUndefined(old.signIn.ticket);
    assert.deepEqual(old.effects, [asks]);
  });

  it('stops asking by itself when nobody presses for long; a press asks again', () => {
    let { signIn } = newSignIn(authorize, client);
    for (let times = 0; times < 11; times++) ({ signIn } = aged(ticketCame(signIn, 't').signIn));
    assert.isFalse(signIn.asked);
    assert.deepEqual(startPressed(signIn, false).effects, [asks]);
  });

  it('tells the page that the tab was opened, and forgets the ticket that went with it', () => {
    const { signIn, effects } = startPressed(
      ticketCame(newSignIn(authorize, client).signIn, 't').signIn,
      true,
    );
    assert.deepEqual(effects, [{ do: 'tell', message: { type: 'authorize_started', step: authorize.id } }]);
    assert.isTrue(signIn.started);
    assert.isUndefined(signIn.ticket);
  });
});
