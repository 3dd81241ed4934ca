// The whole frame for a state. Views draw and pass on what was done; none knows what follows.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Dispatch, State } from '../state.ts';
import type { Words } from '../words.ts';
import type { FormParts } from './form-parts.ts';
import { formView } from './form.ts';
import { icon, spinner } from './icon.ts';
import { signInView } from './sign-in.ts';

/** Draws a state. The one polite live region stays in the page; the announcer alone writes into it. */
export const frameView = (
  state: State,
  dispatch: Dispatch,
  words: Words,
  links?: FormParts['links'],
): TemplateResult => {
  return html`${placeView(state, dispatch, words, links)}
    <p class="unseen" role="status"></p>`;
};

const placeView = (
  state: State,
  dispatch: Dispatch,
  words: Words,
  links: FormParts['links'],
): TemplateResult | typeof nothing => {
  const { place, online } = state;
  switch (place.at) {
    case 'waiting':
      return nothing;
    case 'opening':
      return html`<p class="opening late">${spinner()} ${words.say(online ? 'opening' : 'offline')}</p>`;
    case 'form':
      return html`${keyed(place.form.key, formView({ form: place.form, online, dispatch, words, links }))}`;
    case 'sign_in':
      return html`${keyed(place.signIn.step.id, signInView(place.signIn, words, dispatch))}`;
    case 'stuck':
      return stuckView(dispatch, words);
  }
};

const stuckView = (dispatch: Dispatch, words: Words): TemplateResult => html`
  <section class="notice failed">
    ${icon('failed')}
    <div>
      <p class="title">${words.say('stuck')}</p>
      <p>${words.say('stuck_explain')}</p>
      <p class="actions">
        <button type="button" class="quiet" @click=${() => dispatch({ type: 'reopen_pressed' })}>
          ${words.say('open_again')}
        </button>
      </p>
    </div>
  </section>
`;
