/** What time does to OAuth's own rows: expired tokens, and codes with their sealed answers. */
import type { Ports } from '../ports.ts';
import { answerLife } from './session-token.ts';

const day = 24 * 3600_000;
const week = 7 * day;

/** Tokens that came of refreshing: a week after nothing can be done with them any more, or after they were exchanged for the next. */
const forgetRefreshed = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> => {
  const before = clock() - week;
  await store
    .deleteFrom('token')
    .where('family', 'is not', null)
    // What a session was given says that it was.
    .where('session_id', 'is', null)
    .where('expires_at', '<=', before)
    .where((token) =>
      token.or([
        token('refresh_expires_at', 'is', null),
        token('refresh_expires_at', '<=', before),
        token('refresh_used_at', '<=', before),
        token('revoked_at', '<=', before),
      ]),
    )
    .execute();
};

/** Deletes app tokens a day after they expired, codes once the answer of their exchange may not be asked for any more, and the sealed copies of tokens. */
export const forgetExpired = async ({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> => {
  const now = clock();
  await store
    .deleteFrom('token')
    .where('kind', '=', 'app')
    .where('expires_at', '<=', now - day)
    .execute();
  await forgetRefreshed({ store, clock });
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
