// What is thrown at the routes: bodies, headers and typed values that nobody's client sends.
import fc from 'fast-check';
import type { Route } from '../../src/contract/index.ts';
import { origin } from './stand.ts';

/** Text that has broken something somewhere. */
export const hostileText = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '%',
    '%00',
    '\u0000',
    '../..',
    '1e999',
    '{}',
    'null',
    "' or 1=1 --",
    '\ud800',
    'a\udfff.example',
    '\u202e\u0000\r\nset-cookie: a=b',
    'https://[::ffff:7f00:1]:99999/',
    'x'.repeat(20_000),
  ),
);
const hostileBody = fc.oneof(
  hostileText,
  fc.json({ maxDepth: 6 }),
  fc.constant('['.repeat(5000) + ']'.repeat(5000)),
  fc.constant('{"__proto__":{"x":1},"constructor":1}'),
  fc.constant('{"toString":1,"values":{"__proto__":"x","constructor":"y","hasOwnProperty":"z"}}'),
  fc.constant(`${'{"a":'.repeat(33)}1${'}'.repeat(33)}`),
  fc.constant('{"step":"\\ud800","values":{"address":"\\udfff"}}'),
  fc.constantFrom(
    'token=a&token=b',
    'grant_type=client_credentials&__proto__=a&__proto__=b',
    '=&=&=',
    '&&&%',
  ),
  fc
    .dictionary(hostileText, hostileText, { maxKeys: 6 })
    .map((fields) => new URLSearchParams(fields).toString()),
  fc.constant('a'.repeat(70_000)),
);

/** The row's own fields with hostile values: gets further than noise does. */
const nearBody = (route: Route): fc.Arbitrary<string> => {
  const known = [
    'grant_type',
    'code',
    'token',
    'redirect_uri',
    'request_uri',
    'step',
    'kind',
    'values',
    'ticket',
    'session',
  ];
  const fields = fc.dictionary(
    fc.constantFrom(...known),
    fc.oneof(hostileText, fc.jsonValue() as fc.Arbitrary<unknown>),
  );
  const asForm = (data: Record<string, unknown>) =>
    new URLSearchParams(
      Object.entries(data).map(
        ([name, value]) =>
          [name, typeof value === 'string' ? value : JSON.stringify(value)] as [string, string],
      ),
    ).toString();
  return fields.map((data) =>
    route.accepts?.[0] === 'application/json' ? JSON.stringify(data) : asForm(data),
  );
};

/** What a header can carry of it. */
export const headerSafe = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').trim();

/** A request for a route, with one of the given `Authorization` headers. */
export const requestFor = (route: Route, authorizations: readonly (string | undefined)[]) =>
  fc.record({
    body: fc.oneof(hostileBody, nearBody(route)),
    type: fc.oneof(
      fc.constantFrom(...(route.accepts ?? ['application/json']), 'text/plain', ''),
      hostileText,
    ),
    query: fc.dictionary(
      fc.oneof(
        fc.constantFrom('page', 'per_page', 'client', 'filter[x:eq]', 'sort[x]', 'filterMatch'),
        hostileText,
      ),
      hostileText,
      { maxKeys: 4 },
    ),
    part: hostileText,
    authorization: fc.constantFrom(...authorizations),
    origin: fc.oneof(
      fc.constantFrom(undefined, origin, 'null', 'https://evil.test', 'https://connect.test'),
      hostileText,
    ),
    site: fc.constantFrom(undefined, 'same-origin', 'cross-site'),
    key: fc.option(hostileText, { nil: undefined }),
    last: fc.option(hostileText, { nil: undefined }),
  });

/** Typed values as a form sends them, and as nobody's form does. */
export const typed = fc.dictionary(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('address', 'username', 'kind', 'client', 'password') },
    fc.constantFrom('__proto__', 'constructor', 'hasOwnProperty', 'a~b/c', '\ud800'),
  ),
  fc.oneof(hostileText, fc.webUrl(), fc.constantFrom('acme.example', 'plain', 'client', '123')),
  { maxKeys: 5 },
);
