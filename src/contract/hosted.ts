/** A hosted session: the flow on a page of the service's own, with a redirect at its end (RFC 6749 section 4.1.2, RFC 9207). */
import * as z from 'zod/mini';
import { SessionGrant } from './session.ts';

/** What the hosted page gets for its cookie: the grant that an embedding page gets from its backend, and where the answer goes. */
export const HostedGrant = z.extend(SessionGrant, { redirect_uri: z.string(), state: z.string() });
export type HostedGrant = z.infer<typeof HostedGrant>;

/** The redirect URI with an answer in its query; a query of its own stays as it was registered (RFC 6749 section 3.1.2). */
export const returnAddress = (redirectUri: string, answer: Readonly<Record<string, string>>): string =>
  `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${new URLSearchParams(answer).toString()}`;
