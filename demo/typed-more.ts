/** What to type for the sandbox, and where else in the demo to look. */
import { sandbox } from 'makini-connect/testing';
import type { Dashboard } from './service-process.ts';

/** The sandbox, which needs no system at all. */
export const sandboxLines = (): string[] => {
  const { username, password } = sandbox.details;
  return [
    `  Quickest: search for “${sandbox.name}”, and type ${username} / ${password}.`,
    '  To see any failure there, type as password error_auth.account_locked, or another code:',
    '  docs/errors.md has them all.',
  ];
};

/** The product's other pages, each another way to place the element. */
export const morePages = (url: string): string[] => [
  '  More of the product:',
  `    ${url}/dialog       in a dialog`,
  `    ${url}/two          two elements on a page`,
  `    ${url}/strict       under the strictest content policy`,
  '    and the link “Connect on its own page”, for the flow on a page of the service',
];

/** Where the service's operator looks; the link sets the password, the first time. */
export const dashboardLines = (dashboard: Dashboard | undefined): string[] => {
  if (!dashboard) return [];
  const { url, setup } = dashboard;
  const way = setup === undefined ? [url, '(with the password that you set)'] : [setup];
  return ['  What the operator of the service sees:', ...way.map((line) => `    ${line}`)];
};
