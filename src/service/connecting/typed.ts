/** What was typed, between two steps: sealed in the session's row, opened only here. */
import * as z from 'zod/mini';
import { Difference, Values, type Field } from '../../contract/index.ts';
import type { SealContext, Vault } from '../ports.ts';
import type { Envelope } from '../tables.ts';
import { Registration } from '../upstream-clients/registered.ts';
import type { Session } from './session.ts';
import { Tokens } from './token-keeper.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** Typed values of one system's form; `proven` is what a passed check knows beside them, until the person has said that it is theirs. */
export const Typed = z.object({
  system: z.string(),
  /** By which of its ways; see `Picked`. */
  way: z.optional(z.string()),
  values: Values,
  proven: z.optional(
    z.object({
      account: z.string(),
      accountId: z.optional(z.string()),
      choice: z.optional(Named),
      server: z.optional(z.string()),
      /** Reconnecting, it is not certainly the sign-in before: what differs, and what would be lost. */
      other: z.optional(z.object({ differs: z.array(Difference), lost: z.optional(z.array(z.string())) })),
    }),
  ),
});
export type Typed = z.infer<typeof Typed>;

/** Everything a check needs: what was typed, and what was learned and given at the system's own sign-in. */
export const Pending = z.object({
  ...Typed.shape,
  server: z.optional(z.string()),
  tokens: z.optional(Tokens),
  /** The partner's client that is used, where none was typed. */
  registered: z.optional(Registration),
});
export type Pending = z.infer<typeof Pending>;

/** What the envelopes in a session's row are bound to. */
export const typedContext = (
  session: Pick<Session, 'id' | 'client_id' | 'mode'>,
  purpose: 'draft' | 'pending',
): SealContext => ({
  client: session.client_id,
  mode: session.mode,
  subject: session.id,
  purpose,
});

/** The values without those of secret fields. */
export const withoutSecrets = (fields: readonly Field[], values: Values): Values => {
  const open = new Set(fields.filter(({ type }) => type !== 'secret').map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => open.has(name)));
};

/** Seals the values that are kept for the form (never secrets) for `session.draft`. */
export const sealDraft = (vault: Vault, session: Session, typed: Typed, fields: readonly Field[]): Envelope =>
  vault.seal(
    JSON.stringify({ ...typed, values: withoutSecrets(fields, typed.values) }),
    typedContext(session, 'draft'),
  );

/** Seals everything a check needs, secrets included, for `session.pending_secret`. */
export const sealPending = (vault: Vault, session: Session, pending: Pending): Envelope =>
  vault.seal(JSON.stringify(pending), typedContext(session, 'pending'));

/** The kept values of a session. */
export const openDraft = (vault: Vault, session: Session): Typed | undefined =>
  session.draft === null
    ? undefined
    : Typed.parse(JSON.parse(vault.open(session.draft, typedContext(session, 'draft'))));

/** Everything the session's last check was run with. */
export const openPending = (vault: Vault, session: Session): Pending | undefined =>
  session.pending_secret === null
    ? undefined
    : Pending.parse(JSON.parse(vault.open(session.pending_secret, typedContext(session, 'pending'))));

/** The same without what the system's own sign-in gave: it is given once more. */
export const withoutTokens = (vault: Vault, session: Session): Envelope | null => {
  const pending = openPending(vault, session);
  return pending ? sealPending(vault, session, { ...pending, tokens: undefined }) : null;
};

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
