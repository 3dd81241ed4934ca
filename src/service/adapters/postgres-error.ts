/** Why a PostgreSQL database cannot be used, as one sentence for the operator: pure, and without the password. */
import type { DatabaseAddress } from './database-url.ts';
import { StoreError } from './store-error.ts';

const codeOf = (error: unknown): string => {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};

const unreachable = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
];

const sentences: Readonly<Record<string, (address: DatabaseAddress) => string>> = {
  '28P01': ({ user }) => `The database refuses the password of ${user}: mend it in DATABASE_URL.`,
  '28000': ({ user, host }) =>
    `The database on ${host} does not let ${user} in: look at its pg_hba.conf, and at whether it wants TLS (sslmode).`,
  '3D000': ({ database, host }) =>
    `There is no database ${database} on ${host}: make it (createdb), or mend its name in DATABASE_URL.`,
  '42501': ({ user, database }) =>
    `${user} may not make tables in ${database}: make it the owner of the database, or grant it CREATE on its schema.`,
  '53300': ({ host }) =>
    `The database on ${host} has no connection left: raise its max_connections, or lower MAKINI_DATABASE_CONNECTIONS.`,
  '57P03': ({ host }) =>
    `The database on ${host} is starting up or shutting down: start the service again in a moment.`,
};

const tlsSentence = ({ host }: DatabaseAddress): string =>
  `The certificate of the database on ${host} is not accepted: name its authority as sslrootcert in DATABASE_URL, or the host that the certificate is made for.`;

const isTls = (error: unknown, code: string): boolean =>
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/.test(code) ||
  (error instanceof Error && /self-signed certificate|certificate/.test(error.message));

/** Undefined where the database itself has no reason to give. */
const sentenceOf = (error: unknown, address: DatabaseAddress): string | undefined => {
  const { host, port } = address;
  const code = codeOf(error);
  const known = sentences[code];
  if (known) return known(address);
  const message = error instanceof Error ? error.message : '';
  if (message.includes('does not support SSL'))
    return `The database on ${host} offers no TLS: switch it on there, or write sslmode=disable in DATABASE_URL.`;
  if (isTls(error, code)) return tlsSentence(address);
  if (unreachable.includes(code) || /timeout|terminated/i.test(message))
    return `The database on ${host}:${port} cannot be reached (${code || 'no answer'}): start it, or mend the address in DATABASE_URL.`;
  return undefined;
};

/** The error that ends a start: what the database says, else what the migration said of itself. */
export const storeErrorOf = (error: unknown, address: DatabaseAddress): StoreError => {
  const cause = error instanceof StoreError ? error.cause : error;
  const sentence = sentenceOf(cause, address);
  if (sentence !== undefined) return new StoreError(sentence, { cause });
  if (error instanceof StoreError) return error;
  const { host, port } = address;
  return new StoreError(
    `The database on ${host}:${port} cannot be used (${codeOf(cause) || 'no reason given'}): look at its log.`,
    { cause },
  );
};
