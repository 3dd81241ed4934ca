import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;

before(async () => {
  stage = await openStage();
});
after(() => stage.stop());

/** Waits until the tree holds every line, and gives the tree. */
const treeWith = async (place: Locator, lines: readonly RegExp[]): Promise<string> => {
  let tree = '';
  for (let tries = 0; tries < 300; tries += 1) {
    tree = await place.ariaSnapshot();
    if (lines.every((line) => line.test(tree))) return tree;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`Not in the tree: ${lines.filter((line) => !line.test(tree)).join(' ')}\n${tree}`);
};

test('who knows the page by its accessibility tree alone connects with three presses after the system is found', async () => {
  const page = await stage.visit();
  const element = page.locator('makini-connect');
  await treeWith(element, [
    /heading "Which system do you use\?" \[level=\d\]/,
    /combobox "Search for your system"/,
  ]);
  await element.getByRole('combobox', { name: 'Search for your system' }).fill('Sandbox');
  await treeWith(element, [/listbox/, /option "[^"]*Sandbox[^"]*"( \[selected\])?/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  const form = element.locator('iframe').contentFrame().locator('body');
  const typed = await treeWith(form, [
    /textbox "Address/,
    /textbox "User name/,
    /textbox "Password"|textbox "Password/,
    /button "Show Password"/,
    /button "Connect"/,
  ]);
  assert.doesNotMatch(typed, /pass_good"/);
  await form.getByRole('textbox', { name: /^User name/ }).fill('user_good');
  await form.getByRole('textbox', { name: /^Password/ }).fill('pass_good');
  await page.keyboard.press('Enter');

  await treeWith(element, [
    /heading "Sandbox answers"/,
    /Replace bearing at Conveyor 1/,
    /button "Yes, hand it over to Larkfield"/,
    /button "No, go back"/,
  ]);
  await element.getByRole('button', { name: 'Yes, hand it over to Larkfield' }).press('Enter');
  await page
    .getByText(/Sandbox/)
    .first()
    .waitFor();
  await page.getByText('Connected').first().waitFor();
});

test('a failure stands in the accessibility tree with its heading, whose turn it is, and its ways out', async () => {
  const page = await stage.visit();
  const element = page.locator('makini-connect');
  await element.locator('input[role="combobox"]').fill('Sandbox');
  await element.getByRole('listbox').getByRole('option').first().click();
  const form = element.locator('iframe').contentFrame().locator('body');
  await form.getByRole('textbox', { name: /^User name/ }).fill('user_good');
  await form.getByRole('textbox', { name: /^Password/ }).fill('error_auth.account_locked');
  await form.getByRole('button', { name: 'Connect' }).click();
  await treeWith(element, [
    /heading "The user is locked"/,
    /The administrator of Sandbox can solve this/,
    /button "Copy a message for the administrator"/,
    /button "Run the check again"/,
    /button "Change the details"/,
  ]);
});
