/** Text put into the service's own pages. */

/** A text as it may stand in HTML, between tags and in quoted attributes: each sign that means something there by its number. */
export const escapedHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
