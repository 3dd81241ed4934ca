// Here: what a partner's own request may be, and what of its answer is handed on. Not here: sending it (upstream/http/pass.ts).
/** A system's answer to a partner's own request, without what is nobody's business: cookies, and secrets that it repeats. Pure. */
import { Buffer } from 'node:buffer';
import type { PassthroughAnswer, Row } from '../../contract/index.ts';
import type { Access, EgressAnswer } from '../ports.ts';

const struck = '•••';

/** Shorter texts are found everywhere. */
const shortest = 3;

/** What belongs to the connection between the service and the system, and what signs in to it. */
const kept =
  /^(?:set-cookie2?|authorization|www-authenticate|authentication-info|connection|keep-alive|transfer-encoding|content-encoding|content-length|trailer|upgrade|alt-svc|proxy-.*)$/;

/** A secret as answers repeat it: as it is, in JSON, in an address, in Basic's base64. */
const spellings = (secret: string): string[] => [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret.toWellFormed()),
  Buffer.from(secret, 'utf8').toString('base64'),
];

const pairs = ({ values }: Access, secrets: readonly string[]): string[] =>
  Object.values(values).flatMap((name) =>
    secrets.map((secret) => Buffer.from(`${name}:${secret}`, 'utf8').toString('base64')),
  );

/** Every secret that an access is made of, in all its spellings, longest first. */
export const secretsOf = (access: Access): string[] => {
  const { system, values, tokens, registered } = access;
  const typed = system.methods.flatMap(({ fields }) =>
    fields.filter(({ type }) => type === 'secret').map(({ name }) => values[name]),
  );
  const { access: token, refresh } = tokens?.current() ?? {};
  const known = [...typed, token, refresh, registered?.secret.reveal()].filter(
    (secret): secret is string => secret !== undefined && secret.length >= shortest,
  );
  const all = new Set([...known.flatMap(spellings), ...pairs(access, known)]);
  return [...all].toSorted((a, b) => b.length - a.length);
};

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
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, secrets)]));
};

/** Rows as the partner gets them. */
export const rowsHandedOn = (rows: readonly Row[], secrets: readonly string[]): PassthroughAnswer => ({
  is: 'sql',
  rows: rows.map((row) => clean(row, secrets) as Row),
});
