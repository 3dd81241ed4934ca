import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { badge, button, headline } from '../parts/elements.ts';
import type { Screen } from '../parts/screen.ts';
import { mostLetters, type Asking, type AskingField } from '../beside/asking.ts';
import type { Beside } from '../beside/beside.ts';
import { backRow } from './unlisted.ts';

/** A field with its label above it and what is wrong with it below. */
const field = (name: AskingField, asking: Asking, { words }: Screen): TemplateResult => {
  const wrong = asking.problem?.field === name ? asking.problem.says : undefined;
  const onInput = ({ target }: Event): void => asking.type(name, (target as HTMLInputElement).value);
  const id = `asking-${name}`;
  return html`<div class="asked-field">
    <label for=${id}
      >${words(`asking.${name}`)}${name === 'name' ? nothing : html` <span class="small">${words('asking.optional')}</span>`}</label
    >
    ${
      name === 'note'
        ? html`<textarea
            id=${id}
            part="input"
            rows="4"
            maxlength=${mostLetters[name]}
            aria-invalid=${wrong ? 'true' : nothing}
            aria-describedby=${wrong ? `${id}-wrong` : nothing}
            .value=${asking.typed[name]}
            @input=${onInput}
          ></textarea>`
        : html`<input
            id=${id}
            class="input"
            part="input"
            type="text"
            autocomplete="off"
            spellcheck="false"
            maxlength=${mostLetters[name]}
            ?required=${name === 'name'}
            aria-invalid=${wrong ? 'true' : nothing}
            aria-describedby=${wrong ? `${id}-wrong` : nothing}
            .value=${asking.typed[name]}
            @input=${onInput}
          />`
    }
    ${wrong ? html`<p class="wrong small" id="${id}-wrong">${words(wrong)}</p>` : nothing}
  </div>`;
};

/** The form in which a system is asked for. */
export const asking = (beside: Beside, _: StateAt<'select'>, screen: Screen): TemplateResult => {
  const { asking: form } = beside;
  const { words } = screen;
  const send = async (): Promise<void> => {
    await form.send(screen.speech.locale, screen.send);
    const { problem } = form;
    if (!problem) return;
    screen.say(problem.says);
    if (problem.field) screen.focus(`#asking-${problem.field}`);
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send();
  };
  return html`${backRow(beside, screen)} ${headline(screen, words('asking.heading'))}
    <p class="lead">${words('asking.lead')}</p>
    <form novalidate @submit=${onSubmit}>
      ${(['name', 'maker', 'note'] as const).map((name) => field(name, form, screen))}
      <button type="submit" class="hidden" tabindex="-1" aria-hidden="true"></button>
      ${form.problem && !form.problem.field ? html`<p class="notice" part="notice">${words(form.problem.says)}</p>` : nothing}
      <div class="actions">
        ${button('primary', words('asking.send'), () => void send(), { busy: form.busy })}
      </div>
    </form>`;
};

/** It was sent: what happens next, and the ways on. */
export const asked = (beside: Beside, { opened }: StateAt<'select'>, screen: Screen): TemplateResult => {
  const { words } = screen;
  const { app } = opened;
  return html`${headline(screen, words('asked.heading'), { mark: badge('check', 'success') })}
    <p class="lead">${words('asked.lead', { name: beside.asking.name })}</p>
    <p>${words('asked.next', { app })}</p>
    <div class="actions">
      ${button('primary', words('unlisted.back'), () => beside.show(undefined))}
      ${button('secondary', words('asked.ways'), () => beside.show('ways'))}
    </div>`;
};
