/** A client's secret, the one time that it is readable, and what to do with it. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClientWithSecret } from '../../../contract/index.ts';
import type { Desk } from '../desk.ts';
import { button, closeDialog } from './bits.ts';
import './copy-line.ts';

/** The dialog's inside; it says what becomes of the secret before, where there was one. */
export const givenSecret = (desk: Desk, { client, secret }: ClientWithSecret, more = ''): TemplateResult => {
  const { say } = desk.speech;
  return html`<div class="stack">
    <h2 class="heading" id="dialog" tabindex="-1">${say('secret.heading', { name: client.name })}</h2>
    <p class="banner warn">${say('secret.once')}</p>
    <dash-copy .desk=${desk} label=${say('secret.id')} .value=${client.id}></dash-copy>
    <dash-copy .desk=${desk} label=${say('secret.secret')} .value=${secret}></dash-copy>
    <p>${say('secret.what')}</p>
    ${more === '' ? '' : html`<p>${more}</p>`}
    <div class="actions">${button('primary', say('secret.kept'), closeDialog)}</div>
  </div>`;
};
