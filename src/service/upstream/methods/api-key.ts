/** Method `api_key`: a key in a header of its own, as the catalogue's line names and writes it. */
import type { ApiKey, Values } from '../../../contract/index.ts';
import type { Method } from '../../ports.ts';
import { fillText, namesIn } from '../http/template.ts';
import { createHttpMethod } from './http-api/http-api.ts';
import type { MethodParts } from './method-parts.ts';
import { requireHeaderName, requireSendable } from './sendable.ts';

const sent = ({ fields, encoded }: ApiKey, values: Values): Values =>
  encoded === undefined
    ? values
    : Object.fromEntries(
        fields.map(({ name }) => [name, Buffer.from(values[name] ?? '', 'utf8').toString('base64')]),
      );

/** Makes the method. */
export const createApiKey = (parts: MethodParts): Method =>
  createHttpMethod<ApiKey>(parts, {
    id: 'api_key',
    refused: 'auth.key_refused',
    judge: ({ header, value }, { values }) => {
      for (const field of namesIn(header)) requireHeaderName(values, field);
      requireSendable(values, namesIn(value));
    },
    sign: (method, { values }) => ({
      [fillText(method.header, values).toLowerCase()]: fillText(method.value, sent(method, values)),
    }),
  });
