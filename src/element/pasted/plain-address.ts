/** An address without what belongs to nobody else: user, query, fragment, a slash at its end. The form's field tidies the rest. */
export const plainAddress = (url: URL): string => `${url.origin}${url.pathname.replace(/[/.,;]+$/, '')}`;

/** The address in a text that has no scheme; undefined where there is none. */
export const bareAddress = (text: string): string | undefined => {
  const whole = `https://${text}`;
  return URL.canParse(whole) ? plainAddress(new URL(whole)) : undefined;
};
