import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { OwnConnection } from '../../contract/index.ts';
import type { ConnectionsSpeech } from './speech.ts';
import type { Doing } from './state.ts';

/** What to delete at the vendor, by the way of signing in. */
export const vendorWords = (
  speech: ConnectionsSpeech,
  { method, system_name: system }: OwnConnection,
): string => {
  const kind = /oauth|client_certificate/.test(method)
    ? 'app'
    : /key|bearer|hmac/.test(method)
      ? 'key'
      : 'user';
  return speech.say(`end.vendor.${kind}`, { system });
};

/** What the question before the end needs. */
export interface Ending {
  readonly connection: OwnConnection;
  readonly doing: Doing | undefined;
  readonly keep: () => void;
  readonly closed: () => void;
  readonly go: () => void;
}

/** The question before a connection is ended, with what it means and what is left to do at the vendor. */
export const endingView = (
  speech: ConnectionsSpeech,
  { connection, doing, keep, closed, go }: Ending,
): TemplateResult => {
  const { name, system_name: system } = connection;
  return html`<dialog part="dialog" aria-labelledby="end" aria-describedby="end-what" @close=${closed}>
    <h2 id="end" class="title">${speech.say('end.heading', { name })}</h2>
    <ul id="end-what">
      <li>${speech.say('end.reads', { name })}</li>
      <li>${speech.say('end.secrets')}</li>
      <li>${speech.say('end.final', { system })}</li>
      <li>${vendorWords(speech, connection)}</li>
    </ul>
    ${doing?.is === 'failed' ? html`<p class="problem" role="alert">${speech.trouble(doing.code, 'row.failed')}</p>` : nothing}
    <div class="actions">
      <button type="button" class="button secondary" part="button button-secondary" @click=${keep}>
        ${speech.say('end.keep')}
      </button>
      <button
        type="button"
        class="button secondary danger filled"
        part="button button-secondary"
        aria-disabled=${doing?.is === 'busy' ? 'true' : nothing}
        @click=${() => doing?.is === 'busy' || go()}
      >
        ${speech.say('end.go')}
      </button>
    </div>
  </dialog>`;
};
