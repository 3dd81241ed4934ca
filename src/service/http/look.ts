/** Visits that are none: a link that opens once must outlive whoever only looks where it leads. */
import type { Knock } from './mount.ts';

/** The answer to a look (HEAD, a prefetch), which uses nothing up; 503 has the browser ask again when the person goes there. */
export const answerToLook = ({
  request,
  header,
}: Pick<Knock, 'request' | 'header'>): Response | undefined => {
  if (request.method === 'HEAD') return new Response(null, { status: 200 });
  const purpose = header('sec-purpose') ?? header('purpose') ?? '';
  return /prefetch|prerender/i.test(purpose) ? new Response(null, { status: 503 }) : undefined;
};
