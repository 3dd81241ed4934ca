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

describe('where a guide leads', () => {
  const warning = 'It shows the key one time.';
  const places = [
    { label: 'Keys', url: 'https://vendor.example/keys' },
    { label: 'Not encrypted', url: 'http://vendor.example/keys' },
    { label: 'In your system', url: '{origin}/keys', beside: 'address' },
  ];
  const leading = { ...prepare, guide: { ...prepare.guide, warning, places } };

  it('is a link to a page over https, without a way back into this one', async () => {
    const { all } = await at(leading, 'Before you connect');
    const links = all('.guide a') as HTMLAnchorElement[];
    assert.deepEqual(
      links.map(({ href }) => href),
      ['https://vendor.example/keys', 'https://help.sap.com/docs'],
    );
    for (const { target, rel } of links) assert.deepEqual([target, rel], ['_blank', 'noopener noreferrer']);
    assert.include(links[0]!.textContent, 'opens');
  });

  it('comes with what cannot be mended later, in the language of the guide', async () => {
    const { one } = await at(leading, 'Before you connect');
    assert.equal(one('.guide .notice [lang=en]').textContent, warning);
  });
});

describe('a choice of one', () => {
  it('is not counted', async () => {
    const { one } = await at(choose(1), 'Which company');
    assert.equal(one('.lead').textContent, 'This sign-in sees this one alone.');
  });
});
