// Why the same form is asked again, above it: what did not work, what did, whose turn it is, what to do.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Evidence, Failure } from '../../../contract/index.ts';
import { copyText, putOnClipboard } from '../copying.ts';
import type { Copyable, Dispatch, Form } from '../state.ts';
import type { Words } from '../words.ts';
import { troubleWords } from '../trouble.ts';
import { icon } from './icon.ts';

/** The step's problem; nothing when there is none. */
export const problemView = (
  form: Copyable,
  words: Words,
  dispatch: Dispatch,
): TemplateResult | typeof nothing => {
  const { step, client } = form;
  if (!step.problem) return nothing;
  const values = { system: step.system.name, app: client.name };
  const { title, explain, turn } = words.failure(step.problem, values);
  return html`
    <section
      class="notice failed"
      id="problem"
      data-code=${step.problem.code}
      aria-labelledby="problem-title"
    >
      ${icon('failed')}
      <div>
        <p class="title" id="problem-title">${title}</p>
        <p id="problem-explain">${explain}</p>
        ${workedView(step.passed, words)}
        <p class="turn">${turn ?? words.owner(step.problem.owner, values)}</p>
        ${actionsView(form, step.problem, words, dispatch)}
      </div>
    </section>
  `;
};

const workedView = (passed: readonly Evidence[], words: Words): TemplateResult | typeof nothing => {
  const lines = passed.map((evidence) => words.evidence(evidence)).filter((line) => line);
  if (lines.length === 0) return nothing;
  return html`<ul class="worked" aria-label=${words.say('worked')}>
    ${lines.map((line) => html`<li>${icon('passed')}<span>${line}</span></li>`)}
  </ul>`;
};

const copies: readonly Failure['primary'][] = ['copy_for_it', 'copy_for_admin', 'copy_for_support'];

/** What the frame can do itself; everything else (edit) is what the form below is for. */
const actionsView = (
  form: Copyable,
  problem: Failure,
  words: Words,
  dispatch: Dispatch,
): TemplateResult | typeof nothing => {
  const [copy] = [problem.primary, ...problem.others].filter((action) => copies.includes(action));
  if (!copy) return nothing;
  return html`<p class="actions">${copyView(form, copy, words, dispatch)}</p>
    ${form.copied?.text === undefined ? nothing : byHandView(form.copied.text, words)}`;
};

const copyView = (
  form: Copyable,
  action: Failure['primary'],
  words: Words,
  dispatch: Dispatch,
): TemplateResult => {
  const done = form.copied && form.copied.text === undefined;
  const copy = ({ currentTarget }: Event): void => {
    const text = copyText(form, words);
    if (putOnClipboard(text)) return dispatch({ type: 'copied' });
    dispatch({ type: 'copied', text });
    (currentTarget as HTMLElement).closest('section')?.querySelector('textarea')?.focus();
  };
  return html`<button class="link" type="button" @click=${copy}>
    ${done ? html`${icon('passed')} ${words.say('copied')}` : words.action(action)}
  </button>`;
};

const byHandView = (text: string, words: Words): TemplateResult => html`
  <label class="by-hand">
    <span>${words.say('copy_by_hand')}</span>
    <textarea
      readonly
      rows="7"
      .value=${text}
      @focus=${(event: FocusEvent) => (event.target as HTMLTextAreaElement).select()}
    ></textarea>
  </label>
`;

/** What went wrong between the frame and the service, beside the button; nothing when all is well. */
export const troubleView = ({ trouble }: Form, words: Words): TemplateResult | typeof nothing => {
  if (!trouble) return nothing;
  const { title, explain } = troubleWords(trouble, words);
  return html`<section class="notice failed">
    ${icon('failed')}
    <div>
      <p class="title">${title}</p>
      <p>${explain}</p>
    </div>
  </section>`;
};
