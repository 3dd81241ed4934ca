// A connection of the rig with an API token, and the whole service to ask with it.
import assert from 'node:assert/strict';
import { mintToken } from '../../../src/service/oauth/token-text.ts';
import { createService } from '../../../src/service/service.ts';
import { rig } from '../connecting/rig.ts';

export const connected = async (options: Parameters<typeof rig>[0] = {}) => {
  const made = await rig(options);
  const { step } = await made.submitted();
  assert(step.kind === 'done');
  const token = mintToken('test');
  await made.ports.store
    .insertInto('token')
    .values({
      hash: token.hash,
      kind: 'connection',
      client_id: 'cli_1',
      mode: 'test',
      connection_id: step.connection.id,
      session_id: null,
      hint: token.hint,
      created_at: 0,
      expires_at: null,
      first_used_at: null,
      revoked_at: null,
    })
    .execute();
  const service = createService(made.ports);
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await service.request(`https://connect.example${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token.text}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const get = (path: string, headers: Record<string, string> = {}) => ask('GET', path, undefined, headers);
  return { ...made, connection: step.connection.id, ask, get };
};
