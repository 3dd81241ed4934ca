import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { System } from '../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { mayShare, type Held } from '../../../src/service/grants/sharing.ts';

const id = 'larkfield-test-erp-sign-in-page';
const system = createDiskCatalogue().find(id) as System;
const address = 'https://erp.example';
const held = (more: Partial<Held>): Held => ({
  system: id,
  values: { address },
  account: 'planner',
  customer: 'acme',
  ...more,
});
const issuer = 'https://login.example';
const registered = held({ registered: { issuer, id: 'partner' } });

test('Two sign-ins with the partner’s client may be one grant; with another client they are none.', () => {
  assert.equal(mayShare(system, registered, registered), true);
  assert.equal(mayShare(system, registered, held({ registered: { issuer, id: 'before' } })), false);
  assert.equal(mayShare(system, registered, { ...registered, account: 'foreman' }), false);
});

test('The same client is the same, typed or registered.', () => {
  const typed = held({ values: { address, client_id: 'partner', client_secret: 'x' } });
  assert.equal(mayShare(system, registered, typed), true);
  assert.equal(mayShare(system, typed, registered), true);
  assert.equal(mayShare(system, registered, held({ values: { address, client_id: 'other' } })), false);
});

test('An account that got another name is the same, by its id.', () => {
  const ann = held({ account: 'Ann Lee', accountId: '7' });
  assert.equal(mayShare(system, ann, held({ account: 'Ann Berg', accountId: '7' })), true);
  assert.equal(mayShare(system, ann, held({ account: 'Bo Berg', accountId: '8' })), false);
});
