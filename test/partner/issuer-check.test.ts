import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, page, read, rig } from './fake-service.ts';

const local = 'http://localhost:4100';
const numbered = 'http://127.0.0.1:4100';
const metadata = '/.well-known/oauth-authorization-server';

for (const [service, issuer] of [
  [local, numbered],
  [numbered, local],
] as const) {
  test(`a service written ${service} that calls itself ${issuer} is refused with both names before any push`, async () => {
    const { fake, partner, errors } = rig({ service });
    fake.issuer = issuer;
    const { status, body } = await read(partner.handle(ask()));
    assert.deepEqual([status, body.code], [502, 'service_refused']);
    assert.deepEqual(
      errors.map(({ code, message }) => [code, message]),
      [['service_refused', `service is ${service}, but it calls itself ${issuer}: use the latter.`]],
    );
    assert.equal(fake.seen.length, 0);
  });

  test(`a service written ${service} that calls itself so is used, and asked for its name once`, async () => {
    const { fake, partner } = rig({ service });
    fake.issuer = service;
    const both = await Promise.all([read(partner.handle(ask())), read(partner.handle(ask()))]);
    const third = await read(partner.handle(ask({ reason: 'resume', session: 'ses_1' })));
    assert.deepEqual(
      [...both, third].map(({ status }) => status),
      [200, 200, 200],
    );
    assert.deepEqual([fake.metadataReads, fake.seen.length], [1, 3]);
  });
}

test('a name that could not be read is asked for again the next time', async () => {
  const { fake, partner } = rig();
  const when = async (answer: () => Response): Promise<unknown[]> => {
    fake.instead.set(metadata, answer);
    const { status, body } = await read(partner.handle(ask()));
    return [status, body.code];
  };
  const down = (): Response => {
    throw new TypeError('fetch failed');
  };
  assert.deepEqual(await when(down), [502, 'service_unreachable']);
  assert.deepEqual(await when(() => new Response('busy', { status: 503 })), [502, 'service_unreachable']);
  assert.deepEqual(await when(() => Response.json({ code: 'rate_limited' }, { status: 429 })), [
    502,
    'service_unreachable',
  ]);
  fake.instead.delete(metadata);
  assert.equal((await read(partner.handle(ask()))).status, 200);
  assert.equal(fake.metadataReads, 4);
});

test('an address where something else answers is the developer’s turn', async () => {
  for (const answer of [
    () => new Response('not here', { status: 404 }),
    () => Response.json({ issuer: 7 }),
    () => Response.redirect(`${page}/`, 302),
  ]) {
    const { fake, partner, errors } = rig();
    fake.instead.set(metadata, answer);
    const { status, body } = await read(partner.handle(ask()));
    assert.deepEqual([status, body.code], [502, 'service_refused']);
    assert.match(errors[0]?.message ?? '', /^service is https:\/\/connect\.example, but no connect service/);
    assert.equal(fake.seen.length, 0);
  }
});
