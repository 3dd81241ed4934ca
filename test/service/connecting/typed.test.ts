import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSession, type Session } from '../../../src/service/connecting/session.ts';
import {
  keptValues,
  openDraft,
  openPending,
  sealDraft,
  sealPending,
} from '../../../src/service/connecting/typed.ts';
import { good, plainSystem, rig } from './rig.ts';

const fields = plainSystem.methods[0]?.fields ?? [];
const typed = { system: 'plain', values: good };

const start = async () => {
  const { open, ports } = await rig();
  const { id } = (await open()).opened.session;
  const session: Session = (await loadSession(ports.store, id)) ?? assert.fail();
  return { session, vault: ports.vault };
};

test('a draft never holds a secret', async () => {
  const { session, vault } = await start();
  const draft = sealDraft(vault, session, typed, fields);
  assert.deepEqual(openDraft(vault, { ...session, draft }), {
    system: 'plain',
    values: { address: good['address'], username: good['username'] },
  });
});

test('what a check needs is sealed whole', async () => {
  const { session, vault } = await start();
  const pending_secret = sealPending(vault, session, typed);
  assert.deepEqual(openPending(vault, { ...session, pending_secret }), typed);
});

test('what was sealed for one session, or one purpose, opens for no other', async () => {
  const { session, vault } = await start();
  const sealed = sealPending(vault, session, typed);
  assert.throws(() => openDraft(vault, { ...session, draft: sealed }));
  assert.throws(() => openPending(vault, { ...session, id: 'ses_other', pending_secret: sealed }));
});

test('another system keeps the address alone', () => {
  assert.deepEqual(keptValues(typed, 'other', fields), { address: good['address'] });
  assert.deepEqual(keptValues(typed, 'plain', fields), {
    address: good['address'],
    username: good['username'],
  });
  assert.deepEqual(keptValues(undefined, 'plain', fields), {});
});
