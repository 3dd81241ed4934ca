/** What an endpoint's address must look like. Which addresses are reached is judged at every delivery; plain http needs an opening of the way out, as everything does. */

/** Why this cannot be an endpoint's address, as the rest of a sentence; undefined when it can. */
export const addressProblem = (url: string): string | undefined => {
  if (!URL.canParse(url))
    return 'is not an absolute URL: write it out, e.g. https://app.example/makini/webhook';
  const { protocol, username, password, hash } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'is neither https nor http: use https';
  if (username !== '' || password !== '') return 'carries a user name or password: leave them out';
  return hash === '' ? undefined : 'has a fragment: leave out the # and what follows';
};
