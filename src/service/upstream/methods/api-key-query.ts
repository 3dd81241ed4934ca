/** Method `api_key_query`: a key in the query of every request, as the catalogue's line names and writes it. */
import type { ApiKeyQuery } from '../../../contract/index.ts';
import type { Method } from '../../ports.ts';
import { fillText, namesIn } from '../http/template.ts';
import { createHttpMethod } from './http-api/http-api.ts';
import type { MethodParts } from './method-parts.ts';
import { requireSendable } from './sendable.ts';

/** Makes the method. */
export const createApiKeyQuery = (parts: MethodParts): Method =>
  createHttpMethod<ApiKeyQuery>(parts, {
    id: 'api_key_query',
    refused: 'auth.key_refused',
    judge: ({ value }, { values }) => requireSendable(values, namesIn(value)),
    sign: () => ({}),
    signQuery: ({ parameter, value }, { values }) => [[fillText(parameter, values), fillText(value, values)]],
  });
