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
import { systemRequest } from './0010-system-request.ts';
import { health } from './0011-health.ts';
import { applicationCertificate } from './0012-application-certificate.ts';
import { settings } from './0013-settings.ts';
import { tokenUse } from './0014-token-use.ts';
import { webhookLog } from './0015-webhook-log.ts';
import { reconnectUrl } from './0016-reconnect-url.ts';
import { sessionPurpose } from './0017-session-purpose.ts';
import { refreshTokens } from './0018-refresh-tokens.ts';
import { operator } from './0019-operator.ts';
import { dashboardLists } from './0020-dashboard-lists.ts';

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
  '0010-system-request': systemRequest,
  '0011-health': health,
  '0012-application-certificate': applicationCertificate,
  '0013-settings': settings,
  '0014-token-use': tokenUse,
  '0015-webhook-log': webhookLog,
  '0016-reconnect-url': reconnectUrl,
  '0017-session-purpose': sessionPurpose,
  '0018-refresh-tokens': refreshTokens,
  '0019-operator': operator,
  '0020-dashboard-lists': dashboardLists,
};
