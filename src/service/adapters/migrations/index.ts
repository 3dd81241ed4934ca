/** The schema's history, forward only: one file a step, in the order of their names. A step that was released is never edited. */
import type { Migration } from 'kysely/migration';
import { start } from './0001-start.ts';
import { hosted } from './0002-hosted.ts';
import { upstreamAttempt } from './0003-upstream-attempt.ts';
import { keptAnswers } from './0004-kept-answers.ts';
import { grantReturn } from './0005-grant-return.ts';
import { keptToken } from './0006-kept-token.ts';
import { leases } from './0007-leases.ts';
import { webhooks } from './0008-webhooks.ts';
import { upstreamClient } from './0009-upstream-client.ts';

/** All steps by name. */
export const migrations: Record<string, Migration> = {
  '0001-start': start,
  '0002-hosted': hosted,
  '0003-upstream-attempt': upstreamAttempt,
  '0004-kept-answers': keptAnswers,
  '0005-grant-return': grantReturn,
  '0006-kept-token': keptToken,
  '0007-leases': leases,
  '0008-webhooks': webhooks,
  '0009-upstream-client': upstreamClient,
};
