/** Tryton from Debian in a folder: a database with products, a second one, a user who may read and one who may not. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missing } from './installed.ts';
import { run, serve } from './program.ts';
import { freePort } from '../service/free-port.ts';

const modules = '/usr/lib/python3/dist-packages/trytond/modules/product';

/** Why it cannot be run here; `false` when it can. */
export const noTryton = missing(
  'Tryton',
  ['/usr/bin/trytond', '/usr/bin/trytond-admin', modules],
  'tryton-server tryton-modules-party tryton-modules-product',
);

/** A running Tryton; `call` asks it something as its administrator. */
export interface Tryton {
  readonly port: number;
  call(method: string, parameters: readonly unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

const configure = async (folder: string, port: number): Promise<string> => {
  const file = join(folder, 'trytond.conf');
  await writeFile(
    file,
    `[database]\nuri = sqlite://\npath = ${folder}\n[web]\nlisten = 127.0.0.1:${port}\n[session]\nauthentications = password\n`,
  );
  return file;
};

/** A module of the plant's own: a field of every party, and machines. Returns the environment in which Tryton finds it. */
const makeModule = async (folder: string): Promise<Record<string, string>> => {
  const [code, facts] = [
    join(folder, 'site', 'plant_park'),
    join(folder, 'site', 'plant_park-6.0.0.dist-info'),
  ];
  await mkdir(code, { recursive: true });
  await mkdir(facts, { recursive: true });
  await writeFile(join(facts, 'METADATA'), 'Metadata-Version: 2.1\nName: plant_park\nVersion: 6.0.0\n');
  await writeFile(join(facts, 'entry_points.txt'), '[trytond.modules]\nplant_park = plant_park\n');
  await writeFile(
    join(code, 'tryton.cfg'),
    '[tryton]\nversion=6.0.0\ndepends:\n    ir\n    res\n    party\n',
  );
  await writeFile(
    join(code, '__init__.py'),
    `from trytond.model import ModelSQL, ModelView, fields
from trytond.pool import Pool, PoolMeta


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'
    plant_code = fields.Char('Plant code')


class Machine(ModelSQL, ModelView):
    'Machine'
    __name__ = 'plant.machine'
    name = fields.Char('Name')


class Note(ModelSQL):
    'Note that no program may ask for'
    __name__ = 'plant.note'
    name = fields.Char('Name')


def register():
    Pool.register(Party, Machine, Note, module='plant_park', type_='model')
`,
  );
  return { PYTHONPATH: join(folder, 'site') };
};

const makeDatabase = async (
  folder: string,
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<void> => {
  await writeFile(join(folder, 'plant.sqlite'), '');
  await writeFile(join(folder, 'password'), 'admin-2026\n');
  const what = ['-d', 'plant', '--all', '--email', 'admin@plant.example', '--activate-dependencies'];
  await run({
    command: '/usr/bin/trytond-admin',
    args: ['-c', file, ...what, '-u', 'product', 'plant_park'],
    env: { ...env, TRYTONPASSFILE: join(folder, 'password') },
  });
};

const post = async (port: number, body: object, session?: string): Promise<unknown> => {
  const answer = await fetch(`http://127.0.0.1:${port}/plant/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(session !== undefined && { authorization: `Session ${session}` }),
    },
    body: JSON.stringify({ id: 1, ...body }),
  });
  const { result, error } = (await answer.json()) as { result?: unknown; error?: unknown };
  if (error !== undefined) throw new Error(JSON.stringify(error));
  return result;
};

const asAdmin = async (port: number): Promise<Tryton['call']> => {
  const parameters = ['admin', { password: 'admin-2026' }, 'en'];
  const [user, key] = (await post(port, { method: 'common.db.login', params: parameters })) as [
    number,
    string,
  ];
  const session = Buffer.from(`admin:${user}:${key}`).toString('base64');
  return (method, params) => post(port, { method, params }, session);
};

/** What everybody is kept from, and the planners may read again. */
const guarded = ['product.product', 'product.template', 'product.category', 'party.party', 'party.address'];

const seed = async (call: Tryton['call']): Promise<void> => {
  const [group] = (await call('model.res.group.create', [[{ name: 'Planners' }], {}])) as number[];
  const user = (login: string, groups: unknown[]) => ({
    name: login,
    login,
    password: `${login}-2026!`,
    groups,
  });
  const users = [user('reader', [['add', [group]]]), user('clerk', [])];
  await call('model.res.user.create', [users, {}]);
  const names = ['Seal kit', 'Bearing 6205', 'V-belt 50% longer', 'Filter'];
  await call('model.party.party.create', [
    names.map((name, at) => ({ name: `${name} Ltd`, plant_code: `P-${at}` })),
    {},
  ]);
  await call('model.plant.machine.create', [[{ name: 'Press 3' }], {}]);
  await call('model.product.category.create', [names.map((name) => ({ name })), {}]);
  const kept = [...guarded, 'company.company'];
  const models = (await call('model.ir.model.search', [[['model', 'in', kept]], {}])) as number[];
  // The modules' own rules open some of these to everybody; one that opens is enough.
  const rules = await call('model.ir.model.access.search', [[['model.model', 'in', kept]], {}]);
  await call('model.ir.model.access.write', [rules, { perm_read: false }, {}]);
  const rights = { perm_write: false, perm_create: false, perm_delete: false };
  const closed = models.map((model) => ({ model, ...rights, perm_read: false }));
  const open = models.map((model) => ({ model, ...rights, group, perm_read: true }));
  await call('model.ir.model.access.create', [[...closed, ...open], {}]);
};

/** Starts one. */
export const startTryton = async (folder: string): Promise<Tryton> => {
  const port = await freePort();
  const file = await configure(folder, port);
  const env = await makeModule(folder);
  await makeDatabase(folder, file, env);
  const stop = await serve(
    { command: '/usr/bin/trytond', args: ['-c', file], env },
    `http://127.0.0.1:${port}/`,
  );
  const call = await asAdmin(port);
  await seed(call);
  await copyFile(join(folder, 'plant.sqlite'), join(folder, 'archive.sqlite'));
  return { port, call, stop };
};
