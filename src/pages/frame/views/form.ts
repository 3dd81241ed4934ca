// The form: one real <form> with real inputs, so that password managers know it.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { focusField } from '../inputs.ts';
import { askedFields } from '../judging.ts';
import { wrongFields } from '../sending.ts';
import type { Form } from '../state.ts';
import type { Words } from '../words.ts';
import { fieldView } from './field.ts';
import type { FormParts } from './form-parts.ts';
import { pasteView } from './paste.ts';
import { icon, spinner } from './icon.ts';
import { problemView, troubleView } from './problem.ts';

/** Draws the form with everything around it. */
export const formView = (parts: FormParts): TemplateResult => {
  const { form, words, dispatch } = parts;
  const busy = form.sending.is !== 'idle';
  const label = words.say('form', { system: form.step.system.name });
  return html`<form method="post" novalidate aria-label=${label} aria-busy=${String(busy)}>
    ${summaryView(form, words) ?? problemView(form, words, dispatch)} ${pasteView(parts)} ${fieldsView(parts)}
    ${troubleView(form, words)} ${submitView(parts, busy)}
  </form>`;
};

const fieldsView = (parts: FormParts): TemplateResult => {
  const asked = askedFields(parts.form.step, parts.form.values);
  const [plain, advanced] = [asked.filter((each) => !each.advanced), asked.filter((each) => each.advanced)];
  const draw = (fields: typeof asked): unknown =>
    repeat(
      fields,
      ({ name }) => name,
      (field) => fieldView(field, parts),
    );
  return html`${draw(plain)} ${advanced.length === 0 ? nothing : advancedView(parts, draw(advanced))}`;
};

const advancedView = ({ form, words, dispatch }: FormParts, fields: unknown): TemplateResult => html`
  <details
    .open=${form.advanced}
    @toggle=${({ target }: Event) =>
      dispatch({ type: 'advanced_toggled', open: (target as HTMLDetailsElement).open })}
  >
    <summary>${words.say('advanced')}</summary>
    <div class="advanced">${fields}</div>
  </details>
`;

/**
 * A list of what to mend, only where there is more than one thing, in the place of the problem before; a press leads to the field.
 * What is mended meanwhile is ticked off and stays, so that nothing moves under the person's fingers.
 */
const summaryView = (form: Form, words: Words): TemplateResult | undefined => {
  const { summary } = form;
  if (summary.length === 0) return undefined;
  const wrong = wrongFields(form);
  const labels = form.step.fields.filter(({ name }) => summary.includes(name));
  const go = (name: string) => (event: Event) => {
    const owner = (event.currentTarget as HTMLElement).closest('form');
    if (owner) focusField(owner, name);
  };
  return html`<section class="notice failed" aria-labelledby="summary-title">
    ${icon('failed')}
    <div>
      <p class="title" id="summary-title">${words.say('summary', { count: summary.length })}</p>
      <ul class="summary">
        ${labels.map((field) => {
          const { text, lang } = words.label(field);
          const { name } = field;
          return html`<li>
            ${icon(wrong.includes(name) ? 'failed' : 'passed')}
            <button type="button" class="link" lang=${lang ?? nothing} @click=${go(name)}>${text}</button>
          </li>`;
        })}
      </ul>
    </div>
  </section>`;
};

const submitView = ({ form, online, words }: FormParts, busy: boolean): TemplateResult => {
  const { sending, step } = form;
  const again = step.problem?.code === 'auth.refused_before';
  const waiting = sending.is === 'running' && (!online || sending.slow);
  return html`<div class="send">
    <button type="submit" class="primary" aria-disabled=${String(busy)}>
      ${busy ? html`${sending.is === 'sent' ? nothing : spinner()}<span>${words.say('busy')}</span>` : words.say('submit')}
    </button>
    ${
      again
        ? html`<button type="submit" class="quiet" value="again" aria-disabled=${String(busy)}>
            ${words.say('again')}
          </button>`
        : nothing
    }
    ${waiting ? html`<p class="waiting">${words.say(online ? 'slow' : 'offline')}</p>` : nothing}
  </div>`;
};
