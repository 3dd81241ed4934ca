import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPinoLog } from '../../../src/service/adapters/pino-log.ts';

test('a line carries listed members and drops every other', () => {
  const lines: string[] = [];
  const log = createPinoLog('info', { write: (line: string) => void lines.push(line) });
  log.error('request.failed', { reference: 'req_1', password: 'canary', url: 'https://x/?token=canary' });
  log.info('service.started', { address: '127.0.0.1:4100' });
  assert.equal(lines.length, 2);
  const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  assert.deepEqual([line['msg'], line['reference']], ['request.failed', 'req_1']);
  assert.ok(!lines.join('').includes('canary'));
});

test('a silent log says nothing', () => {
  const lines: string[] = [];
  createPinoLog('silent', { write: (line: string) => void lines.push(line) }).error('x');
  assert.deepEqual(lines, []);
});
