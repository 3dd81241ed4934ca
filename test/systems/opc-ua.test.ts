import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from '../journeys/person.ts';
import { openStage, type Stage } from '../journeys/stage.ts';
import { openPlant, reader, type Plant } from '../service/upstream/methods/opc-ua/plant.ts';
import { freePort } from '../service/free-port.ts';

let plant: Plant;
let stage: Stage;
let trusts = true;

before(async () => {
  const port = await freePort();
  plant = await openPlant({ port, trusts: () => trusts });
  stage = await openStage({ beside: port });
});
after(async () => {
  await stage?.stop();
  await plant?.stop();
});

const comes = async (password = reader.password): Promise<Person> => {
  const person = new Person(await stage.visit());
  const address = `opc.tcp://127.0.0.1:${plant.ports.closed}`;
  await person.tries({ search: 'OPC UA', address, username: reader.username, password });
  return person;
};

test('OPC UA in the browser: the server puts the certificate aside, its administrator trusts it, and the same check connects', async () => {
  trusts = false;
  const person = await comes();
  await person.element.locator('[data-code="tls.certificate_untrusted"]').waitFor({ timeout: 40_000 });
  const text = await person.reads();
  const [thumbprint = ''] = /[0-9A-F]{40}/.exec(text) ?? [];
  assert.ok(plant.met.has(thumbprint), text);
  assert.equal(plant.heard.length, 0);
  trusts = true;
  await person.button('Check again').click();
  await person.yes();
  await person.heading(/is connected/).waitFor({ timeout: 40_000 });
  await person.page.getByText('Plant/Line 1').first().waitFor();
  await person.page.context().close();
});

test('OPC UA in the browser: a wrong password comes back to the form with the reason', async () => {
  const person = await comes('wrong');
  await person.form.locator('[data-code="auth.refused"]').waitFor({ timeout: 40_000 });
  assert.equal(await person.field('password').inputValue(), '');
  await person.page.context().close();
});
