import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderError } from '../../../src/service/http/render-error.ts';

const logged: string[] = [];
const ports = {
  issuer: 'https://connect.example',
  log: {
    info: () => undefined,
    warn: () => undefined,
    error: (event: string) => void logged.push(event),
  },
} as unknown as Parameters<typeof renderError>[2];
const render = (error: unknown, shape: 'oauth' | 'problem' = 'problem'): Response =>
  renderError(error, shape, ports, new Request('https://connect.example/'));
const coded = (code: string): Error => Object.assign(new Error('secret-in-a-message'), { code });

test('What passes by itself says when to ask again; what nobody foresaw does not; neither quotes the message, and both are logged', async () => {
  const passing = [
    ...['08006', '57P01', '57P03', '57014', '53300', '55P03', '25006', 'ECONNREFUSED', 'SQLITE_BUSY'].map(
      coded,
    ),
    new Error('timeout exceeded when trying to connect'),
    new Error('Connection terminated unexpectedly'),
    new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]),
  ];
  const lasting = [
    new Error('secret-in-a-message'),
    coded('23505'),
    coded('42P01'),
    'secret-in-a-message',
    undefined,
  ];
  for (const [status, errors] of [
    [503, passing],
    [500, lasting],
  ] as const)
    for (const error of errors)
      for (const shape of ['oauth', 'problem'] as const) {
        const answer = render(error, shape);
        assert.equal(answer.status, status, String(error));
        assert.equal(answer.headers.get('retry-after'), status === 503 ? '2' : null);
        assert.doesNotMatch(await answer.text(), /secret-in-a-message|terminated|exceeded/);
      }
  assert.equal(logged.length, 2 * (passing.length + lasting.length));
});
