/** What to type in the demo: one way that works, and failures that each name what did not. */

/** One set of things to type, and what will be seen. */
export interface Entry {
  /** What to search for. */
  readonly search: string;
  readonly address: string;
  readonly username: string;
  readonly password: string;
  /** What happens, in a few words. */
  readonly outcome: string;
}

/** The demo's entries by what they show. */
export interface Typed {
  readonly success: Entry;
  readonly wrongPassword: Entry;
  readonly selfSigned: Entry;
  readonly notPermitted: Entry;
  readonly wrongProduct: Entry;
}

/** Addresses of the customers' systems. */
export interface SystemUrls {
  readonly maintenance: string;
  readonly selfSigned: string;
  readonly otherProduct: string;
}

/** The entries for systems at these addresses. */
export const typedFor = (urls: SystemUrls): Typed => {
  const works = {
    search: 'SAP CAP',
    address: urls.maintenance,
    username: 'planner',
    password: 'planner-2026',
    outcome: 'connects',
  };
  return {
    success: works,
    wrongPassword: { ...works, password: 'summer-2024', outcome: 'the password is refused' },
    selfSigned: { ...works, address: urls.selfSigned, outcome: 'the certificate is self-signed' },
    notPermitted: {
      ...works,
      username: 'clerk',
      password: 'clerk-2026',
      outcome: 'signs in, but may read nothing',
    },
    wrongProduct: { ...works, address: urls.otherProduct, outcome: 'another product answers' },
  };
};

/** The entries as lines to print, aligned. */
export const typedLines = (typed: Typed): string[] => {
  const { success, wrongPassword, selfSigned, notPermitted, wrongProduct } = typed;
  const one = ({ address, username, password }: Entry, indent: string): string[] => [
    `${indent}Service address  ${address}`,
    `${indent}User name        ${username}`,
    `${indent}Password         ${password}`,
  ];
  const changed = (entry: Entry): string =>
    [
      entry.address === success.address ? '' : `service address ${entry.address}`,
      entry.username === success.username ? '' : `user name ${entry.username}`,
      entry.password === success.password ? '' : `password ${entry.password}`,
    ]
      .filter((part) => part !== '')
      .join(', ');
  return [
    `  Search for “${success.search}” and choose it, go on with “I have everything”, then type:`,
    ...one(success, '    '),
    '',
    '  To see it fail, type the same with:',
    ...[wrongPassword, selfSigned, notPermitted, wrongProduct].map(
      (entry) => `    ${changed(entry).padEnd(62)} → ${entry.outcome}`,
    ),
  ];
};
