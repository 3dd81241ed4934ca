/** What stands where no door can be opened yet: that it is looked, that it failed, that no password is set. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Speech } from '../speech.ts';
import { button, troubleText } from './bits.ts';

/** The command that sets a password on the machine itself. */
export const setPassword = 'makini-connect dashboard password';

/** Who is there is being found out. */
export const waitingDoor = ({ say }: Speech): TemplateResult =>
  html`<main class="door">
    <span class="spinner" role="img" aria-label=${say('common.loading')}></span>
  </main>`;

/** It could not be found out. */
export const failedDoor = (speech: Speech, code: string, again: () => void): TemplateResult =>
  html`<main class="door">
    <div class="card stack">
      <h1 class="heading">${speech.say('door.failed')}</h1>
      <p>${troubleText(speech, { code })}</p>
      <div class="actions">${button('primary', speech.say('common.again'), again)}</div>
    </div>
  </main>`;

/** No password is set, and this is not the link that sets it. The command is the same in every language. */
export const unsetDoor = ({ say }: Speech): TemplateResult =>
  html`<main class="door">
    <div class="card stack">
      <h1 class="heading">${say('door.not_set_up')}</h1>
      <p class="small">${say('door.not_set_up.lead')}</p>
      <p class="code" dir="ltr">${setPassword}</p>
    </div>
  </main>`;
