/** Cross-origin rules: which pages may call which routes. Session routes bind to their own session's origin besides this. */
import { sql } from 'kysely';
import type { Store } from '../ports.ts';

/** What a page of another origin may read beside the body: when to ask again, and what to name to the operator. */
export const exposedHeaders = 'Retry-After, X-Request-Id';

const requestHeaders = 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID';

const escapedForLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Whether any client has registered this origin. */
export const isRegisteredOrigin = async (store: Store, origin: string): Promise<boolean> => {
  if (origin.length > 300 || !/^https?:\/\/[^/\s"]+$/.test(origin)) return false;
  const rows = await store
    .selectFrom('client')
    .select('origins')
    .where(sql<boolean>`origins like ${`%"${escapedForLike(origin)}"%`} escape '\\'`)
    .execute();
  return rows.some((row) => (JSON.parse(row.origins) as string[]).includes(origin));
};

/** Headers that let a page of this origin read an answer. No credentials are allowed: tokens travel in `Authorization` alone. */
export const corsHeaders = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  vary: 'Origin',
});

/** The answer to a preflight from a registered origin. */
export const preflight = (origin: string, method: string): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(origin),
      'access-control-allow-methods': method,
      'access-control-allow-headers': requestHeaders,
      'access-control-max-age': '600',
    },
  });
