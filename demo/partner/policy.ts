/** The headers of the product's pages: a content policy like a careful product's, and the strictest one on `/strict`. */

const base = (service: string): string =>
  `default-src 'self'; connect-src 'self' ${service}; frame-src ${service}; form-action 'self'`;

const trustedTypes = "require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

/** Response headers for a path of the product. */
export const policyHeaders = (path: string, service: string): [string, string][] => [
  ['x-content-type-options', 'nosniff'],
  ...(path === '/strict'
    ? ([
        ['content-security-policy', `${base(service)}; ${trustedTypes}`],
        ['referrer-policy', 'no-referrer'],
        ['cross-origin-opener-policy', 'same-origin'],
      ] as [string, string][])
    : ([
        ['content-security-policy', `${base(service)}; base-uri 'none'; frame-ancestors 'none'`],
        ['referrer-policy', 'strict-origin-when-cross-origin'],
      ] as [string, string][])),
];
