/** What was typed, between two steps: sealed in the session's row, opened only here. */
import * as z from 'zod/mini';
import { Values, type Field } from '../../contract/index.ts';
import type { SealContext, Vault } from '../ports.ts';
import type { Session } from './session.ts';

/** Typed values of one system's form. */
export const Typed = z.object({ system: z.string(), values: Values });
export type Typed = z.infer<typeof Typed>;

const contextOf = (session: Session, purpose: 'draft' | 'pending'): SealContext => ({
  client: session.client_id,
  mode: session.mode,
  subject: session.id,
  purpose,
});

const openTyped = (vault: Vault, session: Session, purpose: 'draft' | 'pending', sealed: string | null) =>
  sealed === null ? undefined : Typed.parse(JSON.parse(vault.open(sealed, contextOf(session, purpose))));

/** The values without those of secret fields. */
export const withoutSecrets = (fields: readonly Field[], values: Values): Values => {
  const open = new Set(fields.filter(({ type }) => type !== 'secret').map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => open.has(name)));
};

/** Seals the values that are kept for the form (never secrets) for `session.draft`. */
export const sealDraft = (vault: Vault, session: Session, typed: Typed, fields: readonly Field[]): string =>
  vault.seal(
    JSON.stringify({ ...typed, values: withoutSecrets(fields, typed.values) }),
    contextOf(session, 'draft'),
  );

/** Seals everything a check needs, secrets included, for `session.pending_secret`. */
export const sealPending = (vault: Vault, session: Session, typed: Typed): string =>
  vault.seal(JSON.stringify(typed), contextOf(session, 'pending'));

/** The kept values of a session. */
export const openDraft = (vault: Vault, session: Session): Typed | undefined =>
  openTyped(vault, session, 'draft', session.draft);

/** Everything the session's last check was run with. */
export const openPending = (vault: Vault, session: Session): Typed | undefined =>
  openTyped(vault, session, 'pending', session.pending_secret);

/** What a form starts with: all kept values of the same system; of another one only the address, which "switch system" needs again. */
export const keptValues = (typed: Typed | undefined, system: string, fields: readonly Field[]): Values => {
  const asked = fields.filter(
    ({ type }) => type === 'url' || (type !== 'secret' && typed?.system === system),
  );
  return Object.fromEntries(
    asked.flatMap(({ name }) => {
      const value = typed?.values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
};
