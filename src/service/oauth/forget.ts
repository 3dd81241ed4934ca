/** What time does to OAuth's own rows: expired app tokens and sealed answers kept for retries. */
import type { Ports } from '../ports.ts';
import { answerLife } from './exchange.ts';

const day = 24 * 3600_000;

/** Deletes app tokens a day after they expired, and the sealed copies of exchange answers once nobody may ask for them. */
export const forgetExpired = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> => {
  const now = clock();
  await store
    .deleteFrom('token')
    .where('kind', '=', 'app')
    .where('expires_at', '<=', now - day)
    .execute();
  await store
    .updateTable('code')
    .set({ answer: null })
    .where('answer', 'is not', null)
    .where('used_at', '<=', now - answerLife)
    .execute();
};
