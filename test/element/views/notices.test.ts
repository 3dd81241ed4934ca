import { assert } from '@open-wc/testing';
import { problem } from '../fixtures/fake-service.ts';
import { place, until } from '../fixtures/page.ts';
import { copies, service } from '../fixtures/setup.ts';

describe('a trouble', () => {
  it('has a message for support that is whole where no system is known', async () => {
    service.on('/host/session', () => problem('not_allowed', 403));
    const placed = place();
    await until('the trouble', () => placed.all('.failure').length === 1);
    const copied = copies();
    placed.button('Copy a message for support').click();
    await until('the message', () => copied.length === 1);
    const [subject, , , intro] = copied[0]?.split('\n') ?? [];
    assert.equal(subject, `Connection of a system with ${location.host}`);
    assert.include(intro, 'I need help with the connection of a system with');
    assert.include(copied[0], 'Code: not_allowed');
  });
});
