// Rotations that are killed in many places; one is in `commands.test.ts`.
import { test } from 'node:test';
import { survivesKills } from './operator.ts';

test('a rotation that is killed at any point goes on where it was, while the service writes', (t) =>
  survivesKills(t, { count: 150, kills: 5 }));
