/** Method `basic`: a user name and a password with every request (RFC 7617), or the keys that a product has in their places. */
import type { Basic, Values } from '../../../contract/index.ts';
import type { Method } from '../../ports.ts';
import { basicPair, requireBasic } from '../http/basic.ts';
import { fillText, namesIn } from '../http/template.ts';
import { createHttpMethod } from './http-api/http-api.ts';
import type { MethodParts } from './method-parts.ts';

const headersOf = ({ user, password, header }: Basic, values: Values): Readonly<Record<string, string>> => {
  const pair = basicPair(fillText(user, values), fillText(password, values));
  if (!header) return { authorization: `Basic ${pair}` };
  return { [header.name.toLowerCase()]: header.scheme === undefined ? pair : `${header.scheme} ${pair}` };
};

/** Makes the method. */
export const createBasic = (parts: MethodParts): Method =>
  createHttpMethod<Basic>(parts, {
    id: 'basic',
    judge: ({ user, password }, { values }) => requireBasic(values, namesIn(user), namesIn(password)),
    sign: (method, { values }) => headersOf(method, values),
    account: ({ fields, user }, { values }) => {
      const open = fields.filter(({ type }) => type !== 'secret').map(({ name }) => name);
      return namesIn(user).every((name) => open.includes(name)) ? fillText(user, values) : '';
    },
  });
