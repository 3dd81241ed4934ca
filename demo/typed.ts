/** What to type in the demo: one way that works, and failures that each name what did not. */
import { operator } from './systems/opc-ua/operator.ts';

/** One set of things to type, and what will be seen. */
export interface Entry {
  /** What to search for. */
  readonly search: string;
  readonly address: string;
  readonly username: string;
  readonly password: string;
  /** Only where a form asks for one. */
  readonly database?: string;
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
  /** The database beside it. */
  readonly sql: SqlTyped;
  /** A machine's server of OPC UA. */
  readonly machine: { readonly success: Entry; readonly wrongPassword: Entry };
}

/** Entries for the PostgreSQL database. */
export interface SqlTyped {
  readonly success: Entry;
  readonly wrongPassword: Entry;
  readonly missingDatabase: Entry;
  readonly notPermitted: Entry;
}

/** Addresses of the customers' systems. */
export interface SystemUrls {
  readonly maintenance: string;
  readonly selfSigned: string;
  readonly otherProduct: string;
  readonly database: string;
  readonly machine: string;
}

const machineTyped = (address: string): Typed['machine'] => {
  const works = { search: 'OPC UA', address, ...operator, outcome: 'connects' };
  return {
    success: works,
    wrongPassword: { ...works, password: 'summer-2024', outcome: 'the password is refused' },
  };
};

const sqlTyped = (address: string): SqlTyped => {
  const works = {
    search: 'PostgreSQL',
    address,
    database: 'plant',
    username: 'reader',
    password: 'reader-2026',
    outcome: 'connects',
  };
  return {
    success: works,
    wrongPassword: { ...works, password: 'summer-2024', outcome: 'the password is refused' },
    missingDatabase: { ...works, database: 'plnat', outcome: 'there is no such database' },
    notPermitted: {
      ...works,
      username: 'clerk',
      password: 'clerk-2026',
      outcome: 'signs in, but may read nothing',
    },
  };
};

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
    sql: sqlTyped(urls.database),
    machine: machineTyped(urls.machine),
  };
};

/** One system's entries as lines; `address` is what its form calls the address. */
const systemLines = (address: string, success: Entry, failures: readonly Entry[]): string[] => {
  const parts = (entry: Entry): [label: string, value: string][] => [
    [address, entry.address],
    ...(entry.database === undefined ? [] : [['Database', entry.database] as [string, string]]),
    ['User name', entry.username],
    ['Password', entry.password],
  ];
  const usual = parts(success);
  const changed = (entry: Entry): string =>
    parts(entry)
      .filter(([, value], at) => value !== usual[at]?.[1])
      .map(([label, value]) => `${label.toLowerCase()} ${value}`)
      .join(', ');
  return [
    `  Search for “${success.search}” and choose it, go on with “I have everything”, then type:`,
    ...usual.map(([label, value]) => `    ${label.padEnd(16)} ${value}`),
    '  To see it fail, type the same with:',
    ...failures.map((entry) => `    ${changed(entry).padEnd(62)} → ${entry.outcome}`),
  ];
};

/** The entries as lines to print, aligned. */
export const typedLines = (typed: Typed): string[] => {
  const { success, wrongPassword, selfSigned, notPermitted, wrongProduct, sql, machine } = typed;
  return [
    ...systemLines('Service address', success, [wrongPassword, selfSigned, notPermitted, wrongProduct]),
    '',
    ...systemLines('Server', sql.success, [sql.wrongPassword, sql.missingDatabase, sql.notPermitted]),
    '',
    ...systemLines('Server', machine.success, [machine.wrongPassword]),
  ];
};
