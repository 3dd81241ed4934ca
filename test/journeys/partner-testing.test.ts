import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ConnectFlow, sandbox, sandboxOutcome } from 'makini-connect/testing';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;

before(async () => {
  stage = await openStage();
});
after(() => stage.stop());

test('a partner’s own test connects the sandbox and hears the success', async () => {
  const flow = new ConnectFlow(await stage.visit());
  await flow.find(sandbox.name);
  await flow.fill(sandbox.details);
  const success = flow.heard<{ connection: { system: string } }>('makini-success');
  await flow.connect();
  await flow.confirm();
  assert.equal((await success).connection.system, 'sandbox');
});

test('a partner’s own test sees a failure of its choice, and chooses one of many sites', async () => {
  const flow = new ConnectFlow(await stage.visit());
  await flow.find(sandbox.name);
  await flow.fill(sandboxOutcome('auth.account_locked'));
  await flow.connect();
  await flow.failure.waitFor();
  assert.match(await flow.failure.innerText(), /locked/i);
  await flow.mainButton.waitFor();
  await flow.element.getByRole('button', { name: 'Change the details' }).click();
  await flow.fill(sandboxOutcome('choose_40'));
  const success = flow.heard('makini-success');
  await flow.connect();
  await flow.choose('Site 17');
  await flow.confirm();
  // The next person is the same customer: a connection that is stored later would be on their page.
  await success;
  await flow.element.evaluate((element) => customElements.whenDefined(element.localName));
});

test('a partner’s own test signs in at a system’s own page, and declines once before', async () => {
  const flow = new ConnectFlow(await stage.visit());
  await flow.find('Sandbox with sign-in page');
  await flow.fill({ address: sandbox.details.address });
  await flow.connect();
  const first = await flow.signIn();
  await first.getByRole('button', { name: 'Decline' }).click();
  await first.getByText('The permission was not given').waitFor();
  await first.close();
  // The form says it twice: where it stands, and to screen readers.
  await flow.form.getByText('The permission was not given').first().waitFor();
  const second = await flow.signIn();
  const success = flow.heard<{ connection: { system: string } }>('makini-success');
  await second.getByRole('button', { name: 'Allow' }).click();
  await second.getByText('You are signed in').waitFor();
  await flow.confirm();
  assert.equal((await success).connection.system, 'sandbox-with-sign-in-page');
});
