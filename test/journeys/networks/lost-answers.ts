/** Letting the service answer while the page waits: what a network does that takes a request there and loses the answer. */
import type { APIResponse, Route } from 'playwright-core';

/** The service's answer to what a page asked. Fails when the service refused: what was refused was not done. */
export const processedBy = async (route: Route): Promise<APIResponse> => {
  const request = route.request();
  // The browser adds this one below the place where a test can see it.
  const site =
    new URL(request.frame().url()).origin === new URL(request.url()).origin ? 'same-origin' : 'cross-site';
  const response = await route.fetch({ headers: { ...request.headers(), 'sec-fetch-site': site } });
  if (response.ok()) return response;
  throw new Error(`${request.url()} was answered ${response.status()}: ${await response.text()}`);
};
