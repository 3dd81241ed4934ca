/** What time does to OAuth's own rows: expired app tokens, and codes with their sealed answers. */
import type { Ports } from '../ports.ts';
import { answerLife } from './session-token.ts';

const day = 24 * 3600_000;

/** Deletes app tokens a day after they expired, codes once the answer of their exchange may not be asked for any more, and the sealed copies of tokens. */
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
  await store
    .updateTable('token')
    .set({ sealed: null })
    .where('sealed', 'is not', null)
    .where('created_at', '<=', now - answerLife)
    .execute();
};
