// Here: what a partner's own request may be, and what of its answer is handed on. Not here: sending it (upstream/http/pass.ts).
/** A system's answer to a partner's own request, without what is nobody's business: cookies, and secrets that it repeats. Pure. */
import { Buffer } from 'node:buffer';
import type { PassthroughAnswer, Row } from '../../contract/index.ts';
import type { Access, EgressAnswer } from '../ports.ts';

const struck = '•••';

/** Shorter texts are found everywhere. */
const shortest = 3;

/** In records, which nobody asked for one by one, a shorter text may be anybody's number or name. */
const shortestInRecords = 8;

/** What belongs to the connection between the service and the system, and what signs in to it. */
const kept =
  /^(?:set-cookie2?|authorization|www-authenticate|authentication-info|connection|keep-alive|transfer-encoding|content-encoding|content-length|trailer|upgrade|alt-svc|proxy-.*)$/;

/** Signs as `\uXXXX`: Python and PHP write those beyond ASCII so, .NET others too and by capital letters. */
const escapedBy = (text: string, signs: RegExp, isUpper: boolean): string =>
  text.replace(signs, (sign) => {
    const hex = sign.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${isUpper ? hex.toUpperCase() : hex}`;
  });

/** What JSON makes of a text, by those who escape no more than they must, what is not ASCII, or what HTML could read. */
const inJson = (text: string): string[] => {
  const plain = JSON.stringify(text).slice(1, -1);
  const quotes = plain.replaceAll('\\"', '"');
  return [plain, escapedBy(plain, /[^ -~]/g, false), escapedBy(quotes, /[^ -~]|["&'+<>`]/g, true)];
};

/** PHP escapes slashes in JSON. */
const withSlashes = (text: string): string[] => [text, text.replaceAll('/', '\\/')];

const lowerEscapes = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());

/** In an address, and in a form, by either case of letters. */
const inAddress = (text: string): string[] => {
  const whole = text.toWellFormed();
  const encoded = [encodeURIComponent(whole), new URLSearchParams({ '': whole }).toString().slice(1)];
  return [...encoded, ...encoded.map(lowerEscapes)];
};

/** A secret as answers repeat it: as it is, in JSON, in an address, in Basic's base64. */
const spellings = (secret: string): string[] => [
  secret,
  ...inJson(secret),
  ...inAddress(secret),
  Buffer.from(secret, 'utf8').toString('base64'),
  Buffer.from(secret, 'utf8').toString('base64url'),
];

const pairs = ({ values }: Access, secrets: readonly string[]): string[] =>
  Object.values(values).flatMap((name) =>
    secrets.map((secret) => Buffer.from(`${name}:${secret}`, 'utf8').toString('base64')),
  );

/** Every secret that an access is made of, in all its spellings, longest first. */
export const secretsOf = (access: Access, least = shortest): string[] => {
  const { system, values, tokens, registered } = access;
  const typed = system.methods.flatMap(({ fields }) =>
    fields.filter(({ type }) => type === 'secret').map(({ name }) => values[name]),
  );
  const { access: token, refresh } = tokens?.current() ?? {};
  const known = [...typed, token, refresh, registered?.secret.reveal()].filter(
    (secret): secret is string => secret !== undefined && secret.length >= least,
  );
  const all = new Set([...known.flatMap(spellings), ...pairs(access, known)].flatMap(withSlashes));
  return [...all].toSorted((a, b) => b.length - a.length);
};

/** Those that are struck out of records. */
export const recordSecretsOf = (access: Access): string[] => secretsOf(access, shortestInRecords);

const strike = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((left, secret) => left.replaceAll(secret, struck), text);

/** Bytes as letters of one byte each: secrets are found in them as they are in texts. */
const strikeBytes = (base64: string, secrets: readonly string[]): string => {
  const bytes = Buffer.from(base64, 'base64').toString('latin1');
  const found = secrets.map((secret) => Buffer.from(secret, 'utf8').toString('latin1'));
  return Buffer.from(
    found.reduce((left, secret) => left.replaceAll(secret, '*'.repeat(secret.length)), bytes),
    'latin1',
  ).toString('base64');
};

/** The answer as the partner gets it. */
export const handedOn = (
  { status, headers, body, base64 }: EgressAnswer,
  secrets: readonly string[],
): PassthroughAnswer => ({
  is: 'http',
  status,
  headers: Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !kept.test(name.toLowerCase()))
      .map(([name, value]) => [name, strike(value, secrets)]),
  ),
  body: base64 ? strikeBytes(body, secrets) : strike(body, secrets),
  base64encoded: base64 === true,
});

const clean = (value: unknown, secrets: readonly string[]): unknown => {
  if (typeof value === 'string') return strike(value, secrets);
  if (Array.isArray(value)) return value.map((each) => clean(each, secrets));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, secrets)]));
};

/** Records as the partner gets them, each time they are read; `before` is what the access was made of when they were asked for. */
export const recordsHandedOn = (rows: readonly Row[], access: Access, before: readonly string[]): Row[] => {
  const secrets = [...before, ...recordSecretsOf(access)];
  return rows.map((row) => clean(row, secrets) as Row);
};

/** Rows as the partner gets them. */
export const rowsHandedOn = (rows: readonly Row[], secrets: readonly string[]): PassthroughAnswer => ({
  is: 'sql',
  rows: rows.map((row) => clean(row, secrets) as Row),
});
