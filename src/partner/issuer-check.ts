/** Whether the service calls itself what `service` calls it: every later comparison (RFC 9207) and the page's policy rest on that name. */
import { ServerMetadata, routes } from '../contract/index.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { call } from './service-wire.ts';

/** Resolves when the service's own name is known to be `service`; asks for it until that was so once, then never again. */
export type IssuerCheck = () => Promise<void>;

const readIssuer = async (settings: Pick<Settings, 'service' | 'fetch'>): Promise<string> => {
  const { path } = routes.metadata;
  const { status, json } = await call(settings, path, { headers: { accept: 'application/json' } });
  if (status === 429 || status >= 500) {
    throw new PartnerError(
      'service_unreachable',
      `The connect service at ${settings.service} answered ${path} with ${status}.`,
    );
  }
  const metadata = ServerMetadata.safeParse(json);
  if (status === 200 && metadata.success) return metadata.data.issuer;
  throw new PartnerError(
    'service_refused',
    `service is ${settings.service}, but no connect service answers there: ${path} gave ${status}${status === 200 ? ' and no metadata (RFC 8414)' : ''}.`,
  );
};

const compare = async (settings: Pick<Settings, 'service' | 'fetch'>): Promise<void> => {
  const issuer = await readIssuer(settings);
  if (issuer === settings.service) return;
  throw new PartnerError(
    'service_refused',
    `service is ${settings.service}, but it calls itself ${issuer.slice(0, 200)}: use the latter.`,
  );
};

/** A check for one partner; requests that come at the same time share one reading, and one that failed is not kept. */
export const createIssuerCheck = (settings: Pick<Settings, 'service' | 'fetch'>): IssuerCheck => {
  let checked: Promise<void> | undefined;
  return () => {
    checked ??= compare(settings).catch((error: unknown) => {
      checked = undefined;
      throw error;
    });
    return checked;
  };
};
