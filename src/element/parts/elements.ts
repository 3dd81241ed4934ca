import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SystemRef } from '../../contract/index.ts';
import { catalogueLanguage } from '../locales/lookup.ts';
import { icons } from './icons.ts';
import type { IconName } from './icons.ts';
import type { Screen } from './screen.ts';
import { tile } from './tile.ts';

/** Where the focus goes when the screen changes. */
const heading = (screen: Screen, text: string): TemplateResult =>
  html`<h2 class="heading" part="heading" aria-level=${screen.level} tabindex="-1">${text}</h2>`;

/** Says that this is a test. */
export const testTag = (screen: Screen): TemplateResult =>
  html`<span class="tag" title=${screen.words('common.test_hint')}
    >${screen.words('common.test')}<span class="hidden">. ${screen.words('common.test_hint')}</span></span
  >`;

/** The top of a screen: a mark (tile or badge), the heading, a quiet line below it, and the test's tag where no row above has it. */
export const headline = (
  screen: Screen,
  text: string,
  { mark, line }: { mark?: TemplateResult; line?: string } = {},
): TemplateResult =>
  html`<div class="headline" part="headline">
    ${mark ?? nothing}
    <div>
      ${heading(screen, text)}${line === undefined ? nothing : html`<p class="small" lang=${catalogueLanguage}>${line}</p>`}
    </div>
    ${screen.tagged ? testTag(screen) : nothing}
  </div>`;

/** What a heading that names a system has beside and below it. */
export const kindOf = ({ name, vendor, category }: SystemRef): { mark: TemplateResult; line: string } => ({
  mark: tile(name),
  line: `${vendor} · ${category}`,
});

/** The system's name in one quiet line, for a heading that does not name it. */
export const nameOf = ({ name, vendor }: SystemRef): string =>
  name.startsWith(vendor) ? name : `${name} · ${vendor}`;

/** A heading inside a screen. */
export const subheading = (screen: Screen, text: string): TemplateResult =>
  html`<h3 class="subheading" aria-level=${Math.min(screen.level + 1, 6)}>${text}</h3>`;

/** What a button looks like: one primary on a screen at most. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet';

/** A button; busy ones and those that are off stay focusable and do nothing. `name` is said instead of the label to who hears it alone. */
export const button = (
  kind: ButtonKind,
  label: string,
  act: () => void,
  {
    icon,
    busy = false,
    off = false,
    name,
  }: { icon?: IconName; busy?: boolean; off?: boolean; name?: string | undefined } = {},
): TemplateResult =>
  html`<button
    type="button"
    class="button ${kind}"
    part="button button-${kind}"
    aria-label=${name ?? nothing}
    aria-disabled=${busy || off ? 'true' : nothing}
    @click=${() => busy || off || act()}
  >
    ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : icon && icons[icon]}${label}
  </button>`;

/** A status drawing in a tinted circle. */
export const badge = (icon: IconName, tone: 'success' | 'warning' | 'danger' | 'plain'): TemplateResult =>
  html`<span class="badge ${tone}" aria-hidden="true">${icons[icon]}</span>`;

/** A button that copies a text, one of several where `of` says which, and the text itself where the browser forbids copying. */
export const copyButton = (
  screen: Screen,
  kind: ButtonKind,
  id: string,
  label: string,
  text: () => string,
  of?: string,
): TemplateResult => {
  const copied = screen.copier.copied === id;
  const act = (): void => void screen.copier.copy(id, text());
  return button(kind, copied ? screen.words('common.copied') : label, act, {
    icon: copied ? 'check' : 'copy',
    name: copied || of === undefined ? undefined : screen.words('common.copy_of', { what: of }),
  });
};

/** The text to copy by hand, when copying was not possible for one of `ids`. */
export const copyByHand = (screen: Screen, ids: readonly string[]): TemplateResult | typeof nothing => {
  const { byHand } = screen.copier;
  if (!byHand || !ids.includes(byHand.id)) return nothing;
  return html`<label class="by-hand">
    <span class="small">${screen.words('common.copy_by_hand')}</span>
    <textarea readonly rows="8" .value=${byHand.text}></textarea>
  </label>`;
};
