import { assert } from '@open-wc/testing';
import { routes, SettingsEdit } from '../../../src/contract/index.ts';
import type { PersonSettings } from '../../../src/contract/index.ts';
import { settingsPaths } from '../../../src/element/settings/asking.ts';
import { firstOf, found, groupsOf, wholeOf } from '../../../src/element/settings/choices.ts';
import { SettingsDesk } from '../../../src/element/settings/desk.ts';
import type { ServiceClient } from '../../../src/element/world/service.ts';
import { Trouble } from '../../../src/element/flow/trouble.ts';
import { Lost } from '../../../src/element/world/attempt.ts';

const field = (name: string, included = false) => ({ name, type: 'text', included, present: true });
const list = (shift: boolean, include_new = false): PersonSettings => ({
  include_new,
  changed_at: null,
  described_at: '2026-05-04T08:00:00Z',
  tables: [
    {
      name: 'Equipment',
      custom: false,
      included: true,
      present: true,
      belonging: 3,
      fields: [field('custom_Größe'), field('custom_shift', shift)],
    },
    { name: 'Permits', custom: true, included: false, present: true, belonging: 4, fields: [] },
    { name: 'Plants', custom: false, included: true, present: true, belonging: 9, fields: [] },
  ],
});

/** A service that answers each question with the next answer; an error is thrown. */
const serviceOf = (...answers: unknown[]) => {
  const asked: { path: string; body?: unknown }[] = [];
  const ask = async (path: string, _schema: unknown, question: { body?: unknown }): Promise<unknown> => {
    asked.push({ path, ...('body' in question && { body: question.body }) });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { asked, service: { ask } as unknown as ServiceClient };
};

const ready = async (...answers: unknown[]) => {
  const { asked, service } = serviceOf(list(false), ...answers);
  const desk = new SettingsDesk(() => undefined);
  desk.begin('con_1', 1, service);
  await Promise.resolve();
  while (desk.status === 'loading') await new Promise((next) => setTimeout(next));
  return { desk, asked, options: desk.groups.flatMap((group) => group.options) };
};

const come = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((next) => setTimeout(next));
};

describe('choosing what a connection includes', () => {
  it('asks the paths of the contract', () => {
    assert.equal(settingsPaths.personSettings, routes.personSettings.path);
    assert.equal(settingsPaths.personSettings, routes.editSettings.path);
    assert.equal(settingsPaths.settingsExamples, routes.settingsExamples.path);
  });

  it('finds by table and field, whatever the case and the accents', () => {
    const groups = groupsOf(list(false));
    const names = (query: string): unknown[] =>
      found(groups, query).flatMap(({ options }) => options.map(({ table, column }) => column ?? table));
    assert.deepEqual(names(' GROSSE'), []);
    assert.deepEqual(names('grö'), ['custom_Größe']);
    assert.deepEqual(names('equip'), ['custom_Größe', 'custom_shift']);
    assert.deepEqual(names('equip shift'), ['custom_shift']);
    assert.deepEqual(names('permits'), ['Permits']);
    assert.deepEqual(wholeOf(list(false)), ['Plants']);
    assert.deepEqual(
      firstOf(groups, 1).map(({ options }) => options.length),
      [1],
    );
  });

  it('counts changes, takes them back one by one, and forgets one that leads back', async () => {
    const { desk, options } = await ready();
    desk.pick(options, true);
    assert.deepEqual([desk.unsaved, desk.counts.chosen], [3, 3]);
    desk.pickNew(true);
    assert.equal(desk.unsaved, 4);
    desk.undo();
    desk.pick(options.slice(0, 1), false);
    assert.equal(desk.unsaved, 2);
    desk.undo();
    desk.undo();
    assert.deepEqual([desk.unsaved, desk.undoable], [0, false]);
  });

  it('sends what was changed and nothing else, and is saved then', async () => {
    const { desk, asked, options } = await ready(list(true));
    desk.pick(options.slice(1, 2), true);
    assert.isTrue(await desk.save());
    const { body } = asked.at(-1) ?? {};
    assert.deepEqual(SettingsEdit.parse(body), {
      include: [{ table: 'Equipment', column: 'custom_shift' }],
      leave_out: [],
    });
    assert.deepEqual([desk.unsaved, desk.saved, desk.counts.chosen], [0, true, 1]);
  });

  it('keeps what could not be saved, also when the list was read again since', async () => {
    const gone = new Trouble('malformed_request', 'no such field');
    const { desk, options } = await ready(gone, list(false));
    desk.pick(options.slice(1, 2), true);
    assert.isFalse(await desk.save());
    assert.deepEqual([desk.notSaved, desk.unsaved, desk.saved], ['failed', 1, false]);
  });

  it('sends the same once more where an answer was lost, and says meanwhile that it goes on', async () => {
    const { desk, asked, options } = await ready(new Lost('cut off'), list(true));
    desk.pick(options.slice(1, 2), true);
    const saving = desk.save();
    assert.isFalse(await desk.save());
    await come(() => desk.wait === 'slow');
    dispatchEvent(new Event('online'));
    assert.isTrue(await saving);
    assert.deepEqual([desk.wait, desk.unsaved, desk.saved], ['no', 0, true]);
    const [, sent, again, ...more] = asked;
    assert.deepEqual([sent, more], [again, []]);
  });

  it('does not claim that nothing was saved where no answer came', async () => {
    const lost = Array.from({ length: 4 }, () => new Lost('cut off'));
    const { desk, options } = await ready(...lost);
    desk.pick(options.slice(1, 2), true);
    const saving = desk.save();
    while (desk.saving) {
      dispatchEvent(new Event('online'));
      await new Promise((next) => setTimeout(next));
    }
    assert.isFalse(await saving);
    assert.deepEqual([desk.notSaved, desk.unsaved], ['lost', 1]);
  });

  it('sends nothing any more once it is left, keeps what was chosen, and reads the list again', async () => {
    const { desk, asked, options } = await ready(new Lost('cut off'));
    desk.pick(options.slice(1, 2), true);
    const saving = desk.save();
    await come(() => desk.wait === 'slow');
    desk.leave();
    dispatchEvent(new Event('online'));
    assert.isFalse(await saving);
    assert.deepEqual([desk.saving, desk.unsaved, asked.length], [false, 1, 2]);
    desk.begin('con_1', 1, serviceOf(list(true)).service);
    await come(() => desk.status === 'ready');
    assert.deepEqual([desk.unsaved, desk.counts.chosen], [0, 1]);
  });

  it('begins again with what was not saved of the same connection, and without it for another', async () => {
    const { desk, options } = await ready();
    desk.pick(options.slice(0, 1), true);
    for (const [connection, opening, unsaved] of [
      ['con_1', 2, 1],
      ['con_2', 3, 0],
    ] as const) {
      desk.begin(connection, opening, serviceOf(list(false)).service);
      while (desk.status === 'loading') await new Promise((next) => setTimeout(next));
      assert.equal(desk.unsaved, unsaved);
    }
  });
});
