/** The small pieces that views are made of. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConnectionStatus, Mode } from '../../../contract/index.ts';
import { icons } from '../../../element/parts/icons.ts';
import type { Asking } from '../asking.ts';
import type { Speech } from '../speech.ts';

/** How a thing is, at a glance: well, to be watched, in need of somebody, at rest. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

const tones: Readonly<Record<ConnectionStatus, Tone>> = {
  active: 'good',
  degraded: 'warn',
  reauthorization_required: 'bad',
  paused: 'quiet',
  disconnected: 'quiet',
};

/** A word with a mark whose shape says the same as its colour. */
export const mark = (tone: Tone, text: string): TemplateResult =>
  html`<span class="status" data-tone=${tone}>${text}</span>`;

/** How a connection is. */
export const statusMark = (speech: Speech, status: ConnectionStatus): TemplateResult =>
  mark(tones[status], speech.status(status));

/** Says that something belongs to a test client; live goes without saying. */
export const modeMark = (speech: Speech, mode: Mode): TemplateResult | typeof nothing =>
  mode === 'live' ? nothing : html`<span class="badge">${speech.say('mode.test')}</span>`;

/** A button; one that is busy can be pressed, and does nothing. */
export const button = (
  kind: string,
  label: string,
  act: (event: Event) => void,
  { busy = false, name }: { readonly busy?: boolean; readonly name?: string } = {},
): TemplateResult =>
  html`<button
    type="button"
    class="button ${kind}"
    aria-disabled=${busy ? 'true' : nothing}
    aria-label=${name ?? nothing}
    @click=${(event: Event) => busy || act(event)}
  >
    ${label}
  </button>`;

/** A moment: how long ago in words, exactly on pointing. */
export const ago = (speech: Speech, iso: string): TemplateResult =>
  html`<time datetime=${iso} title=${speech.moment(iso)}>${speech.ago(iso)}</time>`;

/** A moment, exactly. */
export const moment = (speech: Speech, iso: string): TemplateResult =>
  html`<time datetime=${iso}>${speech.moment(iso)}</time>`;

/** What a code of the service means for whoever looks at a view; `wait` is in seconds. */
export const troubleText = (
  speech: Speech,
  { code, wait = 60 }: { readonly code: string; readonly wait?: number | undefined },
): string => {
  if (code === 'rate_limited')
    return speech.say('trouble.rate_limited', { wait: speech.duration(wait * 1_000) });
  return speech.sayIfKnown(`trouble.${code}`, speech.say('trouble.other', { code }));
};

/** The head of a view: its heading, and what stands at the end of its line. */
export const head = (title: string, ends: TemplateResult | typeof nothing = nothing): TemplateResult =>
  html`<header class="head">
    <h1 class="heading" tabindex="-1">${title}</h1>
    ${ends === nothing ? nothing : html`<div class="ends">${ends}</div>`}
  </header>`;

/** The way back to a list. */
export const backLink = (label: string, href: string): TemplateResult =>
  html`<p><a class="button quiet" href=${href}>${icons.back}${label}</a></p>`;

/** What is known of an answer, or what there is to say instead; an answer that is old says so. */
export const known = <T>(
  speech: Speech,
  asking: Asking<T>,
  view: (value: T) => TemplateResult,
): TemplateResult => {
  const state = asking.known;
  if (state.at === 'loading')
    return html`<div>
      <p class="hidden">${speech.say('common.loading')}</p>
      <div class="skeleton" aria-hidden="true"><span></span><span></span><span></span></div>
    </div>`;
  if (state.at === 'failed')
    return html`<div class="empty">
      <p class="problem">${troubleText(speech, state)}</p>
      ${button('secondary', speech.say('common.again'), () => void asking.again())}
    </div>`;
  const { trouble } = state;
  return html`${
    trouble === undefined
      ? nothing
      : html`<p class="banner warn">
          ${speech.say('common.stale')} ${troubleText(speech, { code: trouble })}
        </p>`
  }${view(state.value)}`;
};

/** A field with its label, and what it is for. */
export const field = (label: string, control: TemplateResult, hint = '', kind = ''): TemplateResult =>
  html`<label class="field ${kind}"
    ><span class=${hint === '' ? 'small' : 'label'}>${label}</span>${control}${
      hint === '' ? nothing : html`<span class="small">${hint}</span>`
    }</label
  >`;

/** A fact; what there is nothing to say about is left out. */
export const fact = (name: string, value: unknown): TemplateResult | typeof nothing =>
  value === '' || value === null || value === nothing
    ? nothing
    : html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;

/** Closes the dialog around a button: the focus goes back to where it was before. */
export const closeDialog = (event: Event): void => (event.target as Element).closest('dialog')?.close();
