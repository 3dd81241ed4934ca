/** A token as it lies in a store: JSON whose `token` other programs can read too. */
import { ConnectionSummary } from '../../contract/index.ts';
import type { Customer, Delivery } from '../options.ts';

/** What `onToken` was given, and when it was put. */
export interface StoredToken extends Delivery {
  readonly storedAt: Date;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The text of a delivery: the same delivery always gives the same text. */
export const writeKept = (
  { token, connection, customer, refreshToken, expiresAt }: Delivery,
  storedAt: Date,
): string =>
  JSON.stringify({
    token,
    refresh_token: refreshToken,
    expires_at: expiresAt?.toISOString(),
    connection: {
      id: connection.id,
      system: connection.system,
      system_name: connection.system_name,
      name: connection.name,
      mode: connection.mode,
    },
    customer: { id: customer.id, name: customer.name },
    stored_at: storedAt.toISOString(),
  });

const customerOf = (value: unknown): Customer | undefined => {
  if (!isFields(value) || typeof value['id'] !== 'string') return undefined;
  const { id, name } = value;
  return typeof name === 'string' ? { id, name } : { id };
};

const dateOf = (value: unknown): Date | undefined => {
  const date = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/** Reads it back; undefined when it is something else. */
export const readKept = (text: string): StoredToken | undefined => {
  const fields = parsed(text);
  if (!isFields(fields) || typeof fields['token'] !== 'string') return undefined;
  const connection = ConnectionSummary.safeParse(fields['connection']);
  const customer = customerOf(fields['customer']);
  const storedAt = dateOf(fields['stored_at']);
  if (!connection.success || !customer || !storedAt) return undefined;
  const { token, refresh_token: refreshToken } = fields;
  const expiresAt = dateOf(fields['expires_at']);
  return {
    token,
    connection: connection.data,
    customer,
    storedAt,
    ...(typeof refreshToken === 'string' && { refreshToken }),
    ...(expiresAt && { expiresAt }),
  };
};
