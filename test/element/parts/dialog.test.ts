import { assert } from '@open-wc/testing';
import 'axe-core';
import { frameOf, makeElement, place, until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import { abort, checking, done, form, prepare, select } from '../fixtures/samples.ts';
import { names, outcomes, pause, service } from '../fixtures/setup.ts';
import type { Step } from '../../../src/contract/index.ts';

/** An element presented as a dialog, with a button that opens it. */
const closed = (attributes: Record<string, string> = {}): Placed & { trigger: HTMLButtonElement } => {
  const element = makeElement({ presentation: 'dialog', ...attributes });
  element.innerHTML = '<button slot="trigger" type="button">Connect your system</button>';
  const trigger = element.querySelector('button')!;
  return { ...place({}, element), trigger };
};

const dialogOf = ({ one }: Placed): HTMLDialogElement => one('dialog') as HTMLDialogElement;
const focused = ({ element }: Placed): Element | null | undefined => element.shadowRoot?.activeElement;

/** An open dialog at a step. */
const openAt = async (step: Step, heading: string): Promise<ReturnType<typeof closed>> => {
  service.step = step;
  const placed = closed();
  await placed.element.updateComplete;
  placed.trigger.focus();
  placed.trigger.click();
  await placed.arrive(heading);
  return placed;
};

/** What the browser does when Escape is pressed in the page, or a phone's back. */
const escape = (placed: Placed): void =>
  void dialogOf(placed).dispatchEvent(new Event('cancel', { cancelable: true }));

describe('the dialog', () => {
  it('asks for nothing before it is opened, and then once', async () => {
    const placed = closed();
    await pause(50);
    assert.equal(service.asked.length, 0);
    assert.deepEqual(names(placed), []);
    assert.isFalse(dialogOf(placed).open);
    placed.trigger.click();
    await placed.arrive('Which system');
    assert.isTrue(dialogOf(placed).matches(':modal'));
    assert.equal(service.count('/host/session'), 1);
    assert.deepEqual(names(placed), ['open', 'step']);
  });

  it('is open from the start where the page says so, with one session though it was put in twice', async () => {
    const placed = closed({ open: '' });
    placed.element.remove();
    document.body.append(placed.element);
    await placed.arrive('Which system');
    assert.isTrue(dialogOf(placed).matches(':modal'));
    assert.equal(service.count('/host/session'), 1);
  });

  it('that is moved in the document while it is open is modal again', async () => {
    const placed = await openAt(select, 'Which system');
    placed.element.remove();
    document.body.append(placed.element);
    await until('it is modal', () => dialogOf(placed).matches(':modal'));
    assert.equal(service.count('/host/session'), 1);
    assert.deepEqual(outcomes(placed), []);
  });

  it('has `open` follow what happens, and follows `open`', async () => {
    const placed = closed();
    await pause(20);
    placed.element.open = true;
    await placed.arrive('Which system');
    assert.isTrue(placed.element.hasAttribute('open'));
    placed.element.removeAttribute('open');
    await until('it is closed', () => !dialogOf(placed).open);
    assert.deepEqual(outcomes(placed), ['exit', 'close']);
    const ended = placed.element.show();
    await placed.arrive('Which system');
    assert.isTrue(placed.element.open);
    placed.element.close();
    assert.deepEqual(await ended, { outcome: 'exit', reason: 'closed', code: undefined });
    await until('it is closed', () => !placed.element.hasAttribute('open') && !dialogOf(placed).open);
  });

  it('resolves `show()` with `removed` when it is taken away', async () => {
    const placed = closed();
    const ended = placed.element.show();
    await placed.arrive('Which system');
    placed.element.remove();
    assert.deepEqual(await ended, { outcome: 'removed' });
    assert.isFalse(placed.element.open);
  });

  it('says on its trigger what it opens, and gives the focus back to it', async () => {
    const placed = closed();
    await placed.element.updateComplete;
    const { trigger } = placed;
    assert.equal(trigger.getAttribute('aria-haspopup'), 'dialog');
    assert.equal(trigger.getAttribute('aria-expanded'), 'false');
    trigger.focus();
    trigger.click();
    await placed.arrive('Which system');
    assert.equal(trigger.getAttribute('aria-expanded'), 'true');
    await until('the focus is on the heading', () => focused(placed)?.matches('.heading'));
    escape(placed);
    await until('it is closed', () => !dialogOf(placed).open);
    assert.equal(document.activeElement, trigger);
    assert.equal(trigger.getAttribute('aria-expanded'), 'false');
  });

  it('focuses the heading again when the same step is come back to', async () => {
    const placed = await openAt(select, 'Which system');
    escape(placed);
    await until('it is closed', () => !dialogOf(placed).open);
    placed.trigger.click();
    await placed.arrive('Which system');
    await until('the focus is on the heading', () => focused(placed)?.matches('.heading'));
  });

  it('closes at once where nothing was begun, and after the end', async () => {
    for (const [step, heading, told] of [
      [select, 'Which system', ['exit', 'close']],
      [{ ...prepare, back: false }, 'Before you connect', ['exit', 'close']],
      [done, 'is connected', ['success', 'close']],
      [abort('expired'), 'This took longer', ['exit', 'close']],
    ] as const) {
      const placed = await openAt(step, heading);
      escape(placed);
      await until('it is closed', () => !dialogOf(placed).open);
      assert.deepEqual(outcomes(placed), [...told], heading);
      placed.element.remove();
      sessionStorage.clear();
    }
  });

  for (const [how, leave] of [
    ['Escape', escape],
    ['the cross', (placed: Placed) => placed.one('.bar button').click()],
    [
      'a press beside it',
      (placed: Placed) => {
        dialogOf(placed).dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        dialogOf(placed).click();
      },
    ],
  ] as const) {
    it(`asks before ${how} leaves what was begun; staying is the easier way`, async () => {
      const placed = await openAt(prepare, 'Before you connect');
      leave(placed);
      await until('the question', () => focused(placed)?.textContent?.trim() === 'Stay');
      assert.include(
        placed.one('[role=alertdialog]').textContent,
        'Your answers are kept, passwords are not.',
      );
      assert.isFalse(placed.one('.view .heading').checkVisibility({ visibilityProperty: true }));
      escape(placed);
      await placed.element.updateComplete;
      assert.lengthOf(placed.all('[role=alertdialog]'), 0);
      assert.isTrue(placed.one('.view .heading').checkVisibility({ visibilityProperty: true }));
      assert.isTrue(focused(placed)?.matches('.heading'));
      assert.isTrue(dialogOf(placed).open);
      assert.deepEqual(outcomes(placed), []);
      leave(placed);
      await placed.element.updateComplete;
      placed.button('Leave').click();
      await until('it is closed', () => !dialogOf(placed).open);
      assert.deepEqual(outcomes(placed), ['exit', 'close']);
    });
  }

  it('continues where the person left', async () => {
    const placed = await openAt(prepare, 'Before you connect');
    escape(placed);
    await placed.element.updateComplete;
    placed.button('Leave').click();
    await until('it is closed', () => !dialogOf(placed).open);
    placed.trigger.click();
    await placed.arrive('Before you connect');
    const asked = service.asked.filter(({ path }) => path === '/host/session').map(({ body }) => body);
    const { reason, session } = JSON.parse(asked[1] ?? '') as { reason: string; session: string };
    assert.deepEqual([reason, session], ['resume', 'ses_1']);
    assert.lengthOf(placed.all('[role=alertdialog]'), 0);
  });

  it('hears Escape pressed inside the frame; the question neither moves nor reloads it', async () => {
    const placed = await openAt(form, 'Connect SAP');
    await until('the form', () => placed.one('.frame').hasAttribute('data-shown'));
    const iframe = placed.one('iframe');
    const inside = await frameOf(placed);
    inside.say({ type: 'escape' });
    await until('the question', () => focused(placed)?.textContent?.trim() === 'Stay');
    placed.button('Stay').click();
    await placed.element.updateComplete;
    assert.equal(placed.one('iframe'), iframe);
    assert.isFalse(placed.all('.notice').some(({ textContent }) => textContent?.includes('moved')));
    assert.equal(await frameOf(placed), inside);
  });

  it('presented inline takes no notice of Escape in the frame', async () => {
    service.step = form;
    const placed = place();
    await placed.arrive('Connect SAP');
    (await frameOf(placed)).say({ type: 'escape' });
    await pause(30);
    assert.equal(placed.heading(), 'Connect SAP S/4HANA');
    assert.deepEqual(outcomes(placed), []);
    assert.lengthOf(placed.all('dialog'), 0);
  });

  it('does not ask about what has ended in the meantime', async () => {
    const placed = await openAt(checking, 'Checking');
    escape(placed);
    await placed.element.updateComplete;
    service.step = done;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await placed.arrive('is connected');
    await placed.element.updateComplete;
    assert.lengthOf(placed.all('[role=alertdialog]'), 0);
    assert.isTrue(placed.one('.view .heading').checkVisibility({ visibilityProperty: true }));
  });

  it('closes where the browser closes it without asking', async () => {
    const placed = await openAt(prepare, 'Before you connect');
    dialogOf(placed).close();
    await until('it is told', () => outcomes(placed).length === 2);
    assert.isFalse(placed.element.open);
  });

  it('is open through “connect another”: one close, one open', async () => {
    const placed = await openAt(done, 'is connected');
    service.step = select;
    placed.button('Connect another system').click();
    await placed.arrive('Which system');
    assert.isTrue(dialogOf(placed).open);
    assert.deepEqual(
      names(placed).filter((name) => name !== 'step'),
      ['open', 'success', 'close', 'open'],
    );
  });

  it('turns into an inline element without losing its session', async () => {
    const placed = await openAt(prepare, 'Before you connect');
    placed.element.presentation = 'inline';
    await placed.element.updateComplete;
    assert.lengthOf(placed.all('dialog'), 0);
    assert.include(placed.heading(), 'Before you connect');
    assert.equal(service.count('/host/session'), 1);
  });

  it('writes nothing to the page around, and axe finds nothing in it', async () => {
    const around = (): string =>
      [document.documentElement, document.body]
        .map((each) => [...each.attributes].map(({ name, value }) => `${name}=${value}`).join())
        .join();
    const before = around();
    const placed = await openAt(prepare, 'Before you connect');
    assert.equal(around(), before);
    const find = async (): Promise<unknown[]> => {
      const { violations } = await window.axe.run(placed.element, {
        iframes: false,
        rules: { region: { enabled: false } },
      });
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    };
    assert.deepEqual(await find(), []);
    escape(placed);
    await placed.element.updateComplete;
    assert.deepEqual(await find(), []);
  });
});
