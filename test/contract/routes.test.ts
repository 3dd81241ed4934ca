import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { routes, type Route } from '../../src/contract/index.ts';

const all = Object.entries(routes) as [string, Route][];

test('no two routes share a method and a path', () => {
  const doors = all.map(([, route]) => `${route.method} ${route.path}`);
  assert.equal(new Set(doors).size, doors.length);
});

test('no route that returns an API token answers a browser of another origin', () => {
  for (const [name, route] of all)
    if (['client', 'app', 'token', 'frame'].includes(route.auth)) assert.equal(route.cors, false, name);
});

test('OAuth endpoints speak OAuth errors, all others problem details', () => {
  for (const [name, route] of all) {
    const oauth = route.path.startsWith('/oauth/') || route.path === '/link/token';
    assert.equal(route.errors, oauth ? 'oauth' : 'problem', name);
  }
});

test('every schema of every route can be written as JSON Schema', () => {
  for (const [, route] of all)
    for (const schema of [route.body, route.query, route.answer.body])
      if (schema) assert.equal(typeof z.toJSONSchema(schema, { io: 'input' }), 'object');
});
