/** A delivery in a line: what was told, to whom, how it stands. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DeliveryStatus, OperatorDelivery } from '../../../contract/index.ts';
import type { Speech } from '../speech.ts';
import { ago, mark, modeMark } from './bits.ts';
import type { Tone } from './bits.ts';

const tones: Readonly<Record<DeliveryStatus, Tone>> = { failed: 'bad', pending: 'warn', delivered: 'good' };

/** What an attempt came to: a status of HTTP, or what kept it from one. */
export const attemptText = (speech: Speech, status: number | null, error: string | null): string => {
  if (status !== null) return speech.say('delivery.answered', { status: String(status) });
  return error === null ? '' : speech.reason(error);
};

/** The cells of a row. */
export const deliveryRow = (speech: Speech, one: OperatorDelivery): TemplateResult => {
  const { say } = speech;
  const last = attemptText(speech, one.last_status, one.last_error);
  return html`<div class="cell">
      <span><bdi class="code strong">${one.type}</bdi> ${modeMark(speech, one.mode)}</span>
      <span class="small">${one.client_name}</span>
      <bdi class="small code">${one.url}</bdi>
    </div>
    <div class="cell">
      <span>${mark(tones[one.status], say(`delivery.${one.status}`))}</span>
      <span class="small"
        >${say('delivery.attempts', { count: one.attempts })}${last === '' ? '' : ` · ${last}`}</span
      >
      ${
        one.status === 'pending' && one.next_at !== null
          ? html`<span class="small">${say('delivery.next')} ${ago(speech, one.next_at)}</span>`
          : nothing
      }
    </div>
    <div class="cell end small"><span>${ago(speech, one.happened_at)}</span></div>`;
};
