import { assert } from '@open-wc/testing';
import { choose, prepare } from '../fixtures/samples.ts';
import { at } from '../fixtures/setup.ts';

describe('lines to hand on', () => {
  const lines = {
    ...prepare,
    guide: {
      ...prepare.guide,
      copy: [
        { label: 'Role', value: 'SAP_COM_0378' },
        { label: 'Make a user', value: 'CREATE ROLE reader;\nGRANT SELECT  ON t TO reader;' },
      ],
    },
  };

  it('keep their line ends and what stands between their words', async () => {
    const { all } = await at(lines, 'Before you connect');
    const [one, two] = all('code');
    assert.isAbove(two!.offsetHeight, one!.offsetHeight * 1.5);
    assert.include(two!.innerText, 'SELECT  ON');
  });

  it('each have a button that says by its name what it copies', async () => {
    const { all } = await at(lines, 'Before you connect');
    const named = all('.handing button').map((each) => each.ariaLabel);
    assert.deepEqual(named, ['Copy: Role', 'Copy: Make a user']);
  });
});

describe('a choice of one', () => {
  it('is not counted', async () => {
    const { one } = await at(choose(1), 'Which company');
    assert.equal(one('.lead').textContent, 'This sign-in sees this one alone.');
  });
});
