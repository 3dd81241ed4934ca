// Here: how the element looks, as constructable styles, and its custom properties (tokens). Not here: a rule for the host’s page.
import type { CSSResult, ReactiveElement } from 'lit';

/** Adds a sheet that came with a part loaded later, once. */
export const adopt = ({ renderRoot }: ReactiveElement, { styleSheet }: CSSResult): void => {
  const { adoptedStyleSheets: sheets } = renderRoot as ShadowRoot;
  if (styleSheet && !sheets.includes(styleSheet)) sheets.push(styleSheet);
};
