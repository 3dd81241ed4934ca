/** Method `api_key`: a key in a header of its own, as the catalogue's line names and writes it. */
import type { ApiKey } from '../../../contract/index.ts';
import type { Method } from '../../ports.ts';
import { fillText, namesIn } from '../http/template.ts';
import { createHttpMethod } from './http-api/http-api.ts';
import type { MethodParts } from './method-parts.ts';
import { requireSendable } from './sendable.ts';

/** Makes the method. */
export const createApiKey = (parts: MethodParts): Method =>
  createHttpMethod<ApiKey>(parts, {
    id: 'api_key',
    refused: 'auth.key_refused',
    judge: ({ value }, { values }) => requireSendable(values, namesIn(value)),
    sign: ({ header, value }, { values }) => ({ [header.toLowerCase()]: fillText(value, values) }),
  });
