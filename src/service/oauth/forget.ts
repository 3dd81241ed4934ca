/** What time does to OAuth's own rows: expired app tokens, and codes with their sealed answers. */
import type { Ports } from '../ports.ts';
import { answerLife } from './exchange.ts';

const day = 24 * 3600_000;

/** Deletes app tokens a day after they expired, and codes once the answer of their exchange may not be asked for any more. */
export const forgetExpired = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> => {
  const now = clock();
  await store
    .deleteFrom('token')
    .where('kind', '=', 'app')
    .where('expires_at', '<=', now - day)
    .execute();
  // A code is used before it expires: what is this old has no answer to give.
  await store
    .deleteFrom('code')
    .where('expires_at', '<=', now - answerLife)
    .execute();
};
