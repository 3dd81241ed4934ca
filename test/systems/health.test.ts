// Systems from Debian that are watched: what their administrators change, and what everybody is told of it.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import type { Values } from '../../src/contract/index.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';
import { watchedEverywhere, type Said } from '../service/monitoring/everywhere.ts';
import { hour, minute } from '../service/monitoring/watching.ts';
import { checkingOf } from './checking.ts';
import { openFront, type Front } from './front.ts';
import { noInfluxDb, startInfluxDb } from './influxdb.ts';
import { noMariaDb, startMariaDb } from './mariadb.ts';
import { noOpenSsh, startOpenSsh } from './openssh.ts';
import { noTryton, startTryton } from './tryton.ts';

const root = await mkdtemp(join(tmpdir(), 'makini-health-'));
after(() => rm(root, { recursive: true, force: true }));

/** A folder that goes with the file's tests. */
const folder = (): Promise<string> => mkdtemp(join(root, 'system-'));

/** What somebody does to a system, what it makes of the connection, and how it is taken back. */
interface Deed {
  readonly what: string;
  readonly begin: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
  readonly becomes: Said;
}

/** A connection to a system of the catalogue, which is well; counts how often it is signed in to. */
const watch = async (t: TestContext, id: string, front: Front, values: Values) => {
  const { method, access } = await checkingOf(id, front);
  const { system, values: typed } = access(values);
  let signIns = 0;
  const check: typeof method.check = (given, report, signal) =>
    method.check(
      given,
      (stage) => {
        if (stage.stage === 'auth' && stage.status === 'running') signIns += 1;
        report(stage);
      },
      signal,
    );
  const made = await watchedEverywhere(t, {
    catalogue: createDiskCatalogue(),
    methods: new Map([[method.id, { ...method, check }]]),
  });
  const connection = await made.add(typed, { system });
  await made.pass(15 * minute);
  assert.deepEqual(await made.said(connection), ['active', null, null]);
  return { ...made, connection, signIns: () => signIns };
};

/** One thing after the other, each from a connection that is well. */
const goes = async (t: TestContext, id: string, front: Front, values: Values, deeds: readonly Deed[]) => {
  for (const { what, begin, end, becomes } of deeds)
    await t.test(what, async (sub) => {
      const { pass, said, heard, refusal, connection, signIns } = await watch(sub, id, front, values);
      const [status, reason, owner] = becomes;
      await begin();
      try {
        await pass(15 * minute);
        await pass(5 * minute);
        if (status === 'degraded') for (let at = 0; at < 4; at += 1) await pass(15 * minute);
        assert.deepEqual(await said(connection), becomes);
        assert.deepEqual(await heard(connection), [[status, ...becomes]]);
        if (status === 'reauthorization_required') {
          assert.deepEqual(await refusal(connection), [403, status, reason, owner, connection]);
          const before = signIns();
          for (let at = 0; at < 10; at += 1) await pass(hour);
          assert.equal(signIns(), before, 'nobody signs in any more');
        }
      } finally {
        await end();
      }
      if (status !== 'degraded') return;
      await pass(hour);
      assert.deepEqual(await said(connection), ['active', null, null]);
      assert.deepEqual(
        (await heard(connection)).map(([type]) => type),
        ['degraded', 'recovered'],
      );
    });
};

test('MariaDB that is watched', { skip: noMariaDb }, async (t) => {
  const maria = await startMariaDb(await folder());
  t.after(() => maria.stop());
  const { sql } = maria;
  await goes(t, 'mariadb', maria, { username: 'reader', password: 'reader-2026', database: 'plant' }, [
    {
      what: 'the password is changed',
      begin: () => sql(`alter user reader identified by 'changed-2026'`),
      end: () => sql(`alter user reader identified by 'reader-2026'`),
      becomes: ['reauthorization_required', 'auth.refused', 'you'],
    },
    {
      what: 'the account is locked',
      begin: () => sql('alter user reader account lock'),
      end: () => sql('alter user reader account unlock'),
      becomes: ['reauthorization_required', 'auth.account_locked', 'admin'],
    },
    {
      what: 'the password expires',
      begin: () => sql('alter user reader password expire'),
      end: () => sql(`alter user reader identified by 'reader-2026'`),
      becomes: ['reauthorization_required', 'auth.password_expired', 'you'],
    },
    {
      what: 'what it may read is taken away',
      begin: () => sql('revoke select on plant.* from reader'),
      end: () => sql('grant select on plant.* to reader'),
      becomes: ['degraded', 'access.forbidden', 'admin'],
    },
    {
      what: 'it has had as many connections as this hour may have',
      begin: () => sql('alter user reader with max_connections_per_hour 1'),
      end: () => sql('alter user reader with max_connections_per_hour 0'),
      becomes: ['degraded', 'service.too_many_connections', 'admin'],
    },
  ]);
});

test('Tryton that is watched', { skip: noTryton }, async (t) => {
  const place = await folder();
  const tryton = await startTryton(place);
  let front = await openFront(join(place, 'tls'), tryton.port);
  t.after(async () => {
    await front.stop();
    await tryton.stop();
  });
  const { call } = tryton;
  const [reader] = (await call('model.res.user.search', [[['login', '=', 'reader']], {}])) as number[];
  const [planners] = (await call('model.res.group.search', [[['name', '=', 'Planners']], {}])) as number[];
  const write = (values: object) => call('model.res.user.write', [[reader], values, {}]);
  await goes(t, 'tryton', front, { database: 'plant', username: 'reader', password: 'reader-2026!' }, [
    {
      what: 'the password is changed',
      begin: () => write({ password: 'changed-2026!' }),
      end: () => write({ password: 'reader-2026!' }),
      becomes: ['reauthorization_required', 'auth.refused', 'you'],
    },
    {
      what: 'the user is switched off',
      begin: () => call('model.res.user.write', [[reader], { active: false }, {}]),
      end: () => call('model.res.user.write', [[reader], { active: true }, {}]),
      becomes: ['reauthorization_required', 'auth.refused', 'you'],
    },
    {
      what: 'what it may read is taken away',
      begin: () => write({ groups: [['remove', [planners]]] }),
      end: () => write({ groups: [['add', [planners]]] }),
      becomes: ['degraded', 'access.forbidden', 'admin'],
    },
    {
      what: 'nobody answers',
      begin: () => front.stop(),
      end: async () => (front = await openFront(join(place, 'tls'), tryton.port, front.port)),
      becomes: ['degraded', 'network.refused', 'it'],
    },
  ]);
});

test('InfluxDB that is watched', { skip: noInfluxDb }, async (t) => {
  const place = await folder();
  const influx = await startInfluxDb(place);
  const front = await openFront(join(place, 'tls'), influx.port);
  t.after(async () => {
    await front.stop();
    await influx.stop();
  });
  const authorization = `Basic ${Buffer.from('admin:admin-2026').toString('base64')}`;
  const say = async (...statements: string[]): Promise<void> => {
    const body = new URLSearchParams({ q: statements.join('; ') });
    const url = `http://127.0.0.1:${influx.port}/query`;
    const answer = await fetch(url, { method: 'POST', headers: { authorization }, body });
    assert.equal(answer.status, 200, await answer.text());
  };
  const values = { token: influx.token('reader', 30 * 24 * 3600), database: 'plant' };
  await goes(t, 'influxdb', front, values, [
    {
      what: 'the token’s user is gone',
      begin: () => say('DROP USER reader'),
      end: () => say(`CREATE USER reader WITH PASSWORD 'reader-2026'`, 'GRANT READ ON plant TO reader'),
      becomes: ['reauthorization_required', 'auth.token_refused', 'you'],
    },
    {
      what: 'what it may read is taken away',
      begin: () => say('REVOKE READ ON plant FROM reader'),
      end: () => say('GRANT READ ON plant TO reader'),
      becomes: ['degraded', 'access.forbidden', 'admin'],
    },
  ]);
});

test('OpenSSH that is watched', { skip: noOpenSsh }, async (t) => {
  const place = await folder();
  const server = await startOpenSsh(place);
  t.after(() => server.stop());
  const caFile = join(place, 'none.pem');
  await writeFile(caFile, '');
  const { port, username, keys } = server;
  const front = { url: `127.0.0.1:${port}`, port, caFile, stop: () => Promise.resolve() };
  const values = { username, way: 'key', key: keys.reader.private, folder: join(place, 'outgoing') };
  const allowed = join(place, 'authorized');
  const lines = await readFile(allowed, 'utf8');
  await goes(t, 'openssh', front, values, [
    {
      what: 'the key is taken from the account',
      begin: () => writeFile(allowed, lines.replace(keys.reader.public, '')),
      end: () => writeFile(allowed, lines),
      becomes: ['reauthorization_required', 'auth.key_refused', 'you'],
    },
    {
      what: 'the key may open no folder any more',
      begin: () =>
        writeFile(
          allowed,
          lines.replace(keys.reader.public, `command="internal-sftp -P opendir" ${keys.reader.public}`),
        ),
      end: () => writeFile(allowed, lines),
      becomes: ['degraded', 'access.forbidden', 'admin'],
    },
  ]);
});
