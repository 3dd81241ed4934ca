import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsIn, read, resolve, sources } from './source.ts';
import type { Room } from './source.ts';

const dependencies = Object.keys(
  (JSON.parse(read('package.json')) as { dependencies: Record<string, string> }).dependencies,
);
const lit = ['lit', '@lit/context'];
/** Optional peers: drivers that the service imports when they are first needed. */
const drivers = [
  'pg',
  'mysql2',
  'mysql2/promise',
  'mqtt',
  'ssh2',
  'tedious',
  'node-opcua-client',
  'node-opcua-transport',
];

/** DESIGN section 2, and the parser of event streams for those who read one. */
const table: Record<Room, { rooms: Room[]; packages: string[] }> = {
  contract: { rooms: [], packages: ['zod/mini'] },
  catalogue: { rooms: ['contract'], packages: [] },
  element: { rooms: ['contract'], packages: [...lit, 'eventsource-parser'] },
  pages: { rooms: ['contract', 'element'], packages: lit },
  partner: { rooms: ['contract'], packages: ['eventsource-parser'] },
  service: {
    rooms: ['contract', 'catalogue'],
    packages: [...dependencies.filter((name) => !lit.includes(name)), ...drivers],
  },
  testing: { rooms: [], packages: ['playwright-core'] },
};

/** The partner's stores of tokens: Node for files, and the types of the clients that a caller brings. */
const stores = 'src/partner/stores/';
const vaultClients = ['@aws-sdk/client-secrets-manager', '@azure/keyvault-secrets'];

const roomOf = (file: string): Room => file.split('/')[1] as Room;

/** Why an import is against the table; nothing when it is not. */
function breach(from: string, name: string | null): string | undefined {
  const mine = roomOf(from);
  const allowed = table[mine];
  if (name === null) return mine === 'service' ? undefined : `${from} computes what it imports`;
  if (name.startsWith('.')) {
    const file = resolve(from, name);
    const theirs = roomOf(file);
    if (!file.startsWith('src/')) return `${from} reaches out of src: ${name}`;
    if (theirs === mine) {
      const isOutside = file.startsWith(stores) && !from.startsWith(stores);
      return isOutside ? `${from} would bring Node into the partner's room: ${name}` : undefined;
    }
    if (!allowed.rooms.includes(theirs)) return `${mine} may not import ${theirs}: ${from} imports ${name}`;
    const door = theirs !== 'contract' || file === 'src/contract/index.ts';
    return door ? undefined : `${from} passes by the contract's door: ${name}`;
  }
  if (mine === 'service' && name.startsWith('node:')) return undefined;
  if (from.startsWith(stores) && (name.startsWith('node:') || vaultClients.includes(name))) return undefined;
  const isAllowed = allowed.packages.some((each) => name === each || name.startsWith(`${each}/`));
  return isAllowed ? undefined : `${mine} may not import ${name}: ${from}`;
}

const breaches = (from: string, text: string): string[] =>
  importsIn(from, text).flatMap(({ names }) => breach(from, names) ?? []);

test('Every room imports only what the table of the house allows.', () => {
  assert.ok(sources.length > 20, 'the sources were found');
  assert.deepEqual(
    sources.filter((file) => file.split('/').length > 2).flatMap((file) => breaches(file, read(file))),
    [],
  );
});

test('Stores of tokens may use Node and are handed their clients; the rest of the partner room knows neither.', () => {
  const text = `import 'node:fs'; import type { SecretClient } from '@azure/keyvault-secrets';`;
  assert.deepEqual(breaches('src/partner/stores/x.ts', text), []);
  assert.equal(breaches('src/partner/x.ts', text).length, 2);
  assert.equal(breaches('src/partner/x.ts', `import './stores/sealed-file.ts';`).length, 1);
  // A client that was not installed must not be missed by who brings another one.
  const imported = sources
    .filter((file) => file.startsWith(stores))
    .flatMap((file) => importsIn(file, read(file)))
    .filter(({ names, how }) => vaultClients.includes(names ?? '') && how !== 'type');
  assert.deepEqual(imported, []);
});

test('Each way of importing is seen: static, re-export, dynamic, and of types.', () => {
  const ways = [
    `import { z } from 'zod';`,
    `import 'zod';`,
    `import type { ZodType } from 'zod';`,
    `import { type ZodType } from 'zod';`,
    `export * from 'zod';`,
    `export type { ZodType } from 'zod';`,
    `const z = await import('zod');`,
    `type Z = import('zod').ZodType;`,
  ];
  for (const text of ways) {
    assert.deepEqual(
      breaches('src/contract/x.ts', text),
      ['contract may not import zod: src/contract/x.ts'],
      text,
    );
  }
  assert.deepEqual(breaches('src/element/x.ts', `await import(name);`), [
    'src/element/x.ts computes what it imports',
  ]);
  assert.deepEqual(breaches('src/element/x.ts', `import '../contract/step.ts';`), [
    `src/element/x.ts passes by the contract's door: ../contract/step.ts`,
  ]);
});

test('No file imports itself by way of others.', () => {
  const graph = new Map(
    sources.map((file) => [
      file,
      importsIn(file, read(file)).flatMap(({ names }) =>
        names?.startsWith('.') ? resolve(file, names) : [],
      ),
    ]),
  );
  assert.deepEqual(cycles(graph), []);
});

test('A cycle of three files is found.', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a']],
  ]);
  assert.deepEqual(cycles(graph), ['a → b → c → a']);
});

function cycles(graph: ReadonlyMap<string, string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
