/** Where a system's authorization server sends people back to: pure. */

/** One address for each client and system, so that an answer for one is never taken for another (RFC 9700 section 4.4.2.2). */
export const redirectUri = (issuer: string, client: string, system: string): string =>
  `${issuer}/oauth/callback/${encodeURIComponent(client)}/${encodeURIComponent(system)}`;
