import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { importsIn, parse, read, sources } from './source.ts';

/** The one folder that dials. */
const door = 'src/service/upstream/egress/';

/** What opens connections, or starts a program that could. */
const dialers =
  /^(?:node:)?(?:net|tls|dns|dns\/promises|http|https|http2|dgram|child_process|cluster|inspector)$|^undici(?:\/|$)/;

/** Globals that open connections. */
const globals = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);

const bound = sources.filter((file) => /^src\/(?:service|catalogue)\//.test(file) && !file.startsWith(door));

const anyGlobal = new RegExp(`\\b(?:${[...globals].join('|')})\\b`);

/** A global that is used, and no property or key of that name. */
const isUse = (node: ts.Identifier): boolean =>
  !(ts.isPropertyAssignment(node.parent) && node.parent.name === node) &&
  !ts.isPropertyAccessExpression(node.parent) &&
  !ts.isPropertySignature(node.parent) &&
  !ts.isMethodSignature(node.parent);

function identifiersIn(file: string, text: string): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return found;
}

/** `globalThis.fetch`, in either spelling. */
const byGlobal = /\b(?:globalThis|global|self)\s*(?:\.|\[\s*['"`])\s*(?:fetch|WebSocket|EventSource)\b/;

function breaches(file: string, text: string): string[] {
  const imports = importsIn(file, text)
    .filter(({ names, how }) => how !== 'type' && names !== null && dialers.test(names))
    .map(({ names }) => `${file} imports ${names}`);
  const uses = (anyGlobal.test(text) ? identifiersIn(file, text) : [])
    .filter((node) => globals.has(node.text) && isUse(node))
    .map((node) => `${file} uses ${node.text}`);
  return [...imports, ...uses, ...(byGlobal.test(text) ? [`${file} uses a global by its owner`] : [])];
}

const propertiesOf = (options: ts.Expression | undefined): string[] =>
  options && ts.isObjectLiteralExpression(options)
    ? options.properties.map(({ name }) => name?.getText() ?? '')
    : [];

/** Options of `new Client(…)` and `createConnection(…)` in a text. */
function clientsIn(file: string, text: string): string[][] {
  const found: string[][] = [];
  const visit = (node: ts.Node): void => {
    const isDriver = ts.isNewExpression(node)
      ? /Client$|Pool$|^Connection$/.test(node.expression.getText())
      : ts.isCallExpression(node) && /^createConnection$|Client\.create$/.test(node.expression.getText());
    if (isDriver && (ts.isNewExpression(node) || ts.isCallExpression(node))) {
      const [options] = node.arguments ?? [];
      // Some are given a function that makes the stream.
      // One is made empty and told its stream when it connects.
      if (!options && /\.connect\(\{\s*sock: connection\.stream\(/.test(text)) found.push(['stream']);
      else if (options && ts.isArrowFunction(options) && /^connection\.stream\(/.test(options.body.getText()))
        found.push(['stream']);
      // One asks a function of its own options for a socket.
      else if (/\bconnector: handOnce\(stream,/.test(options?.getText() ?? '')) found.push(['stream']);
      else found.push(propertiesOf(options));
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return found;
}

test('Nothing of the service opens a connection but the guarded way out.', () => {
  assert.ok(bound.length > 100, 'the sources were found');
  assert.deepEqual(
    bound.flatMap((file) => breaches(file, read(file))),
    [],
  );
});

test('Each way of opening a connection is seen.', () => {
  const ways = [
    `import { connect } from 'node:net';`,
    `import tls from 'tls';`,
    `import { lookup } from 'node:dns/promises';`,
    `import { Agent } from 'undici';`,
    `export { request } from 'node:https';`,
    `const { request } = await import('node:http');`,
    `await fetch(address);`,
    `const ask = fetch;`,
    `send({ with: fetch });`,
    `await globalThis.fetch(address);`,
    `await globalThis['fetch'](address);`,
    `new WebSocket(address);`,
  ];
  for (const text of ways) assert.notEqual(breaches('src/service/x.ts', text).length, 0, text);
  const others = [
    `import type { Socket } from 'node:net';`,
    `createServer({ fetch: app.fetch });`,
    `interface Dialler { fetch(): void }`,
  ];
  for (const text of others) assert.deepEqual(breaches('src/service/x.ts', text), [], text);
});

test('A database driver of a customer’s system gets its stream from the way out.', () => {
  const drivers = sources
    .filter((file) => file.startsWith('src/service/upstream/') && !file.startsWith(door))
    .flatMap((file) => clientsIn(file, read(file)));
  assert.ok(drivers.length >= 6, 'the drivers were found');
  for (const options of drivers)
    assert.ok(options.includes('stream') || options.includes('transportFactory'), options.join());
});
