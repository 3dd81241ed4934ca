import { expect } from '@open-wc/testing';
import { keepTyped, takeTyped } from '../../../src/pages/frame/keeping.ts';

describe('what a form leaves to the next one', () => {
  afterEach(() => sessionStorage.clear());

  it('is there for the same step, once', () => {
    keepTyped('stp_1', { username: 'svc_read' });
    expect(takeTyped('stp_1')).to.deep.equal({ username: 'svc_read' });
    expect(takeTyped('stp_1')).to.deep.equal({});
  });

  it('is gone when another step comes', () => {
    keepTyped('stp_1', { username: 'svc_read' });
    expect(takeTyped('stp_2')).to.deep.equal({});
    expect(sessionStorage.length).to.equal(0);
  });

  it('is gone when the form is to be forgotten', () => {
    keepTyped('stp_1', { username: 'svc_read' });
    takeTyped();
    expect(sessionStorage.length).to.equal(0);
  });

  it('is nothing where something else lies in its place', () => {
    for (const text of ['{', 'null', '["stp_1", 5]', '["stp_1", {"username": 5}]']) {
      sessionStorage.setItem('makini-typed', text);
      expect(takeTyped('stp_1')).to.deep.equal({});
    }
  });
});
