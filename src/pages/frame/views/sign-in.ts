// The sign-in at the system's own page: a form that opens it in a tab of its own, and what happens meanwhile.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { ownClient, paths } from '../service.ts';
import type { Dispatch, SignIn } from '../state.ts';
import type { Words } from '../words.ts';
import { icon, spinner } from './icon.ts';
import { problemView } from './problem.ts';

/** Draws the sign-in. A real form: a browser opens a tab for the press on its button, and for nothing else. */
export const signInView = (signIn: SignIn, words: Words, dispatch: Dispatch): TemplateResult => {
  const { step, ticket, pressed, started } = signIn;
  const system = step.system.name;
  return html`<form
    class="sign-in"
    method="post"
    action=${paths.frameAuthorize}
    target="_blank"
    rel="noopener"
    aria-label=${words.say('sign_in_form', { system })}
  >
    ${problemView(signIn, words, dispatch)}
    ${
      started
        ? html`<p class="waiting">${spinner()}<span>${words.say('sign_in_waiting')}</span></p>`
        : html`<p>${words.say('sign_in_next', { host: step.host })}</p>`
    }
    <input type="hidden" name="ticket" .value=${ticket ?? ''} />
    <input type="hidden" name="client" .value=${ownClient() ?? ''} />
    <input type="hidden" name="lang" .value=${document.documentElement.lang} />
    <div class="send">
      <button type="submit" class=${started ? 'quiet' : 'primary'} aria-disabled=${String(pressed)}>
        ${pressed ? spinner() : icon('tab')} ${words.say(started ? 'sign_in_again' : 'sign_in', { system })}
      </button>
    </div>
    ${started ? html`<p class="blocked">${words.say('sign_in_blocked')}</p>` : nothing}
  </form>`;
};
