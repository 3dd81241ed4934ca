/** Who may call the partner's routes from a browser: the partner's own pages, by Fetch Metadata and by listed origins. */
import { PartnerError } from './partner-error.ts';

/** Passes requests of the partner's own pages; else throws `origin_not_allowed`, saying what to list. */
export const requireOwnPage = (request: Request, origins: ReadonlySet<string>): void => {
  const origin = request.headers.get('origin');
  if (request.headers.get('sec-fetch-site') === 'same-origin') return;
  if (origin !== null && origins.has(origin)) return;
  throw new PartnerError(
    'origin_not_allowed',
    origin === null
      ? 'The request comes from no page: it has neither an Origin nor Sec-Fetch-Site: same-origin.'
      : `The origin ${origin.slice(0, 200)} is not in the list "origins" of createPartner.`,
  );
};

/** The origin of the page that embeds, which the service must know: the request's, or the backend's own where the browser names none. */
export const embeddingOrigin = (
  request: Request,
  publicUrl: string,
  origins: ReadonlySet<string>,
): string => {
  const named = request.headers.get('origin');
  const origin = named === null || named === 'null' ? publicUrl : named;
  if (origins.has(origin)) return origin;
  throw new PartnerError(
    'origin_not_allowed',
    `The page's origin ${origin.slice(0, 200)} is not in the list "origins" of createPartner (behind a proxy, set publicUrl).`,
  );
};

/** CORS headers for a listed origin, credentials allowed; nothing for any other. */
export const corsHeaders = (request: Request, origins: ReadonlySet<string>): Record<string, string> => {
  const origin = request.headers.get('origin');
  if (origin === null || !origins.has(origin)) return { vary: 'Origin' };
  return {
    vary: 'Origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'ETag',
  };
};

/** The answer to a preflight: for listed origins any header they ask for (the host's CSRF or bearer headers), and the route's own method. */
export const preflight = (
  request: Request,
  origins: ReadonlySet<string>,
  method: 'GET' | 'POST',
): Response => {
  const headers = new Headers(corsHeaders(request, origins));
  if (headers.has('access-control-allow-origin')) {
    headers.set('access-control-allow-methods', method);
    headers.set('access-control-max-age', '600');
    headers.append('vary', 'Access-Control-Request-Headers');
    const asked = request.headers.get('access-control-request-headers');
    if (asked !== null) headers.set('access-control-allow-headers', asked);
  }
  return new Response(null, { status: 204, headers });
};
