import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Beside } from '../beside/beside.ts';
import type { StateAt } from '../flow/state.ts';
import type { Screen } from '../parts/screen.ts';
import { asked, asking } from './asking.ts';
import { ways } from './unlisted.ts';

const besideViews = { ways, asking, asked } as const;

/** Escape leads back as well, wherever the focus is; in a dialog it leaves only from the list. */
const onEscape = (event: KeyboardEvent, beside: Beside): void => {
  if (event.key !== 'Escape' || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  beside.back();
};

/** What stands in the place of the list of systems, if something does. */
export const besideView = (state: StateAt<'select'>, screen: Screen): TemplateResult | undefined => {
  const { beside } = screen.finder;
  if (!beside?.shown) return undefined;
  return html`<div class="beside" @keydown=${(event: KeyboardEvent) => onEscape(event, beside)}>
    ${besideViews[beside.shown](beside, state, screen)}
  </div>`;
};
