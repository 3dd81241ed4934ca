import { expect } from '@open-wc/testing';
import { follow, meant, trailIn } from '../../../src/pages/hosted/trail.ts';

describe('The trail of steps in the browser’s history', () => {
  it('begins in the entry that the browser has, and adds one for each new step.', () => {
    expect(follow(undefined, 'select')).to.deep.equal({ do: 'replace', trail: ['select'] });
    expect(follow(['select'], 'prepare')).to.deep.equal({ do: 'push', trail: ['select', 'prepare'] });
  });

  it('goes back to the entry of a step that was there before, however far.', () => {
    expect(follow(['select', 'prepare', 'form', 'check'], 'form')).to.deep.equal({ do: 'go', by: -1 });
    expect(follow(['select', 'prepare', 'form'], 'select')).to.deep.equal({ do: 'go', by: -2 });
  });

  it('leaves the history alone at the same step, and at an end.', () => {
    for (const kind of ['form', 'done', 'abort'] as const) {
      expect(follow(['select', 'form'], kind)).to.deep.equal({ do: 'nothing' });
    }
  });

  it('reads a shorter trail as back and a longer one as a way forward that is not there.', () => {
    expect(meant(['select', 'form', 'check'], ['select'])).to.equal('back');
    expect(meant(['select'], ['select', 'form'])).to.equal('forward');
    expect(meant(['select'], ['form'])).to.equal('nothing');
  });

  it('knows its own entries from those of others.', () => {
    expect(trailIn({ trail: ['select'] })).to.deep.equal(['select']);
    for (const state of [null, undefined, 3, {}, { trail: 'select' }])
      expect(trailIn(state)).to.equal(undefined);
  });
});
