import { assert } from '@open-wc/testing';
import { failureCodes, failures } from '../../../src/contract/index.ts';
import type { Step } from '../../../src/contract/index.ts';
import { failureText } from '../../../src/element/locales/words.ts';
import { english } from '../fixtures/english.ts';
import { json, sse } from '../fixtures/fake-service.ts';
import { until } from '../fixtures/page.ts';
import { checking, done, failedAt, failure, stage } from '../fixtures/samples.ts';
import { at, copies, names, pause, service } from '../fixtures/setup.ts';

describe('a check', () => {
  const withStream = (events: Parameters<typeof sse>[0], then: Step): void => {
    service.on('/connect/session/checks/*', () => {
      service.step = then;
      return sse(events);
    });
  };

  it('shows stages as they come and the step that follows', async () => {
    withStream(
      [
        { type: 'stage', seq: 1, stage: stage('tls', 'passed', 60) },
        {
          type: 'stage',
          seq: 2,
          stage: { ...stage('auth', 'failed', 5), failure: failure('auth.not_permitted') },
        },
        { type: 'end', seq: 3, status: 'failed' },
      ],
      failedAt('auth', failure('auth.not_permitted', { owner: 'admin', primary: 'copy_for_admin' })),
    );
    const placed = await at(checking, 'may not sign in this way');
    const details = placed.told
      .filter(({ name }) => name === 'check')
      .map(({ detail }) => detail as { status: string; code?: string });
    assert.deepEqual(
      details.map(({ status }) => status),
      ['running', 'running', 'failed'],
    );
    assert.equal(details[2]?.code, 'auth.not_permitted');
    assert.isTrue(placed.element.matches(':state(failed)'));
    assert.include(placed.one('.owner').textContent ?? '', 'administrator of SAP S/4HANA');
  });

  it('moves the focus to the failure’s heading when the check that had it ends, and back when it runs again', async () => {
    let end = (): void => undefined;
    service.on('/connect/session/checks/*', async () => {
      await new Promise<void>((resolve) => (end = resolve));
      service.step = { ...failedAt('tls', failure('tls.expired')), id: checking.id };
      return sse([{ type: 'end', seq: 1, status: 'failed' }]);
    });
    const placed = await at(checking, 'Checking');
    placed.one('.heading').focus();
    end();
    await placed.arrive('has expired');
    await placed.element.updateComplete;
    assert.equal(placed.element.shadowRoot?.activeElement, placed.one('.heading'));
    service.step = checking;
    placed.button('Run the check again').click();
    await placed.arrive('Checking');
    await placed.element.updateComplete;
    assert.equal(placed.element.shadowRoot?.activeElement, placed.one('.heading'));
  });

  it('resumes a broken stream after the last event it heard', async () => {
    let tries = 0;
    service.on('/connect/session/checks/*', ({ headers }) => {
      tries++;
      if (tries === 1) return sse([{ type: 'stage', seq: 7, stage: stage('tls', 'passed', 60) }]);
      assert.equal(headers.get('Last-Event-ID'), '7');
      service.step = done;
      return sse([{ type: 'end', seq: 8, status: 'passed' }]);
    });
    await at(checking, 'is connected');
    assert.equal(tries, 2);
  });

  it('polls when a proxy lets no byte of the stream through', async () => {
    service.on('/connect/session/checks/c1/events', () => new Promise(() => undefined));
    service.on('/connect/session/checks/c1', () => {
      service.step = done;
      return json({ id: 'c1', status: 'passed', stages: [stage('ready', 'passed', 3)] });
    });
    const placed = await at(checking, 'is connected');
    assert.include(names(placed), 'check');
  }).timeout(10_000);

  it('has words, an owner and something to do for every failure there is', async () => {
    for (const code of failureCodes.filter((each) => failures[each].status !== 'warning')) {
      const { owner, primary, others } = failures[code];
      const step = failedAt('auth', failure(code, { owner, primary, others: [...others] }));
      const placed = await at(
        step,
        failureText(
          { code, values: { host: 'erp.acme.example', port: 8443 } },
          { system: 'SAP S/4HANA', app: 'Northwind Uptime' },
          english,
        ).title,
      );
      assert.lengthOf(placed.all('.failure .actions .primary'), 1, code);
      assert.isAtMost(placed.all('.failure .actions button').length, 3, code);
      assert.isNotEmpty(placed.one('.owner').textContent?.trim(), code);
      placed.element.remove();
      sessionStorage.clear();
      await pause(2);
    }
  }).timeout(60_000);

  it('never leaves a person without a button when there is no way back', async () => {
    const step = {
      ...failedAt('dns', failure('dns.not_found', { primary: 'edit', others: [] })),
      back: false,
    };
    const placed = await at(step, 'erp.acme.example was not found');
    assert.isAtLeast(placed.all('.failure .actions button').length, 1);
  });

  it('makes a message for IT that says everything and nothing secret', async () => {
    const placed = await at(failedAt('tls', failure('tls.self_signed')), 'self-signed');
    const copied = copies();
    placed.button('Copy a message for IT').click();
    await until('Copied', () => placed.all('button').some((each) => each.textContent?.trim() === 'Copied'));
    for (const part of [
      'SAP S/4HANA',
      'we want to connect SAP S/4HANA with Northwind Uptime. One thing is in the way:',
      'Host: erp.acme.example',
      'Port: 8443',
      'tls.self_signed',
      'r-7f3a',
      'Find the address: done, 38 ms',
    ]) {
      assert.include(copied[0], part);
    }
    assert.notInclude(copied[0], 'secret-token');
  });

  it('shows the text to copy by hand where the browser forbids copying', async () => {
    const placed = await at(failedAt('tls', failure('tls.self_signed')), 'self-signed');
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('no')) },
    });
    placed.button('Copy a message for IT').click();
    await until('the text', () => placed.all('textarea').length === 1);
    const text = placed.one('textarea') as HTMLTextAreaElement;
    assert.include(text.value, 'tls.self_signed');
    await until('the focus', () => placed.element.shadowRoot?.activeElement === text);
    await until('the selection', () => text.selectionEnd === text.value.length);
    assert.equal(text.selectionStart, 0);
    await until('words', () => (placed.one('.live').textContent ?? '').startsWith('Select this text'));
    service.step = checking;
    placed.button('Run the check again').click();
    await placed.arrive('Checking');
    service.step = failedAt('tls', failure('tls.self_signed', { reference: 'r-new' }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await placed.arrive('self-signed');
    assert.lengthOf(placed.all('textarea'), 0, 'the old message is gone with its check');
  });
});
