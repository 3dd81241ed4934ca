// One field: label above, control, and below it help, what was done to the value, and its problem, all tied to it by id.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { readAddress } from '../../../contract/index.ts';
import type { Field } from '../../../contract/index.ts';
import { catalogueLanguage } from '../../../element/locales/lookup.ts';
import { settleSecret } from '../inputs.ts';
import { judge, tidySecret } from '../judging.ts';
import type { Form } from '../state.ts';
import type { Words } from '../words.ts';
import { environmentText, environmentView } from './environment.ts';
import type { FormParts } from './form-parts.ts';
import { icon } from './icon.ts';
import { lookText, lookView } from './look.ts';

type Control = HTMLInputElement | HTMLSelectElement;

const completions = { text: 'off', secret: 'current-password', url: 'url', select: 'off' } as const;
const idOf = ({ name }: Field): string => `field-${name}`;
const controlOf = ({ currentTarget }: Event): Control => currentTarget as Control;

const linkTools = { html, readAddress, judge };

/** Draws a field. */
export const fieldView = (field: Field, parts: FormParts): TemplateResult => {
  const { form, words } = parts;
  const mark = form.marks[field.name];
  const problem = mark?.code === undefined ? undefined : problemText(field, mark.code, form, words);
  const label = words.label(field);
  return html`<div class="field ${problem === undefined ? '' : 'wrong'}">
    <div class="head">
      <label for=${idOf(field)} lang=${label.lang ?? nothing}>${label.text}</label>
      ${field.required ? html`<span class="required" aria-hidden="true">${words.say('required')}</span>` : nothing}
    </div>
    ${controlView(field, parts)}
    ${
      problem === undefined
        ? nothing
        : html`<p class="problem" id="${idOf(field)}-problem">${icon('failed')}<span>${problem}</span></p>`
    }
    ${environmentView(field, form, words)} ${belowView(field, parts)} ${parts.links?.(field, form, linkTools)}
  </div>`;
};

/** Help makes room for news of the address, so that little moves while a person goes on; it stays when there is bad news. */
const belowView = (field: Field, { form, words, dispatch }: FormParts): TemplateResult => {
  const news = field.type === 'url' ? lookText(form, words)?.tone : undefined;
  const good = news === 'running' || news === 'passed';
  return html`${field.type === 'url' ? lookView(form, words, dispatch) : nothing}
  ${news ? nothing : noteView(field, form, words)}
  ${good || field.help === undefined ? nothing : html`<p class="help" id="${idOf(field)}-help" lang=${catalogueLanguage}>${field.help}</p>`}`;
};

/** What a field says is wrong with it; what the service found is told in full above the form. */
const problemText = (field: Field, code: string, form: Form, words: Words): string => {
  const { maxLength: max = 2048 } = field;
  switch (code) {
    case 'input.required':
      return field.options
        ? words.say('not_chosen')
        : words.say('missing', { label: words.label(field).text });
    case 'input.too_long':
      return words.say('too_long', { max });
    case 'input.malformed':
      return field.pattern?.message ?? words.say('malformed');
    case 'input.not_an_option':
      return words.say('not_chosen');
    default:
      return code === form.step.problem?.code ? words.say('refused') : addressText(code, words);
  }
};

/** What is said of a field that was left: its problem, or what was done to its value. */
export const leftText = (name: string, form: Form, words: Words): string | undefined => {
  const field = form.step.fields.find((each) => each.name === name);
  const mark = form.marks[name];
  if (!field || !mark) return undefined;
  const text =
    mark.code === undefined ? noteText(field, form, words) : problemText(field, mark.code, form, words);
  return text === undefined ? undefined : `${words.label(field).text}: ${text}`;
};

const addressText = (code: string, words: Words): string => {
  const { title, explain } = words.failure({ code, values: {} });
  return `${title}. ${explain}`;
};

const noteText = ({ name, type }: Field, { values, marks }: Form, words: Words): string | undefined => {
  const note = marks[name]?.note;
  if (!note || (type !== 'secret' && type !== 'url')) return undefined;
  return note === 'trimmed' ? words.say('trimmed') : words.say('read_as', { address: values[name] ?? '' });
};

const noteView = (field: Field, form: Form, words: Words): TemplateResult | typeof nothing => {
  const text = noteText(field, form, words);
  return text === undefined ? nothing : html`<p class="note" id="${idOf(field)}-note">${text}</p>`;
};

/** The ids of everything that is said about a control, in the order in which it should be read out. */
const describedBy = (field: Field, { form, words }: FormParts): string | typeof nothing => {
  const mark = form.marks[field.name];
  const id = idOf(field);
  const news = field.type === 'url' ? lookText(form, words)?.tone : undefined;
  const ids = [
    mark?.code !== undefined && `${id}-problem`,
    mark?.code !== undefined && mark.code === form.step.problem?.code && 'problem-title problem-explain',
    environmentText(form, words)?.field === field.name && 'environment',
    news && 'address-look',
    mark?.note && !news && `${id}-note`,
    field.help !== undefined && news !== 'running' && news !== 'passed' && `${id}-help`,
  ].filter(Boolean);
  return ids.length === 0 ? nothing : ids.join(' ');
};

const controlView = (field: Field, parts: FormParts): TemplateResult => {
  switch (field.type) {
    case 'select':
      return selectView(field, parts);
    case 'secret':
      return secretView(field, parts);
    case 'text':
    case 'url':
      return textView(field, parts);
  }
};

const textView = (field: Field, parts: FormParts): TemplateResult => {
  const { form, dispatch } = parts;
  const { name, type } = field;
  return html`<input
    id=${idOf(field)}
    name=${name}
    type="text"
    dir=${type === 'url' ? 'ltr' : 'auto'}
    inputmode=${type === 'url' ? 'url' : nothing}
    autocomplete=${field.autocomplete ?? completions[type]}
    autocapitalize="none"
    spellcheck="false"
    placeholder=${field.placeholder ?? nothing}
    ?required=${field.required}
    ?readonly=${form.sending.is !== 'idle'}
    aria-invalid=${String(form.marks[name]?.code !== undefined)}
    aria-describedby=${describedBy(field, parts)}
    .value=${live(form.values[name] ?? '')}
    @input=${(event: Event) => dispatch({ type: 'typed', field: name, value: controlOf(event).value })}
    @blur=${(event: Event) => dispatch({ type: 'left', field: name, value: controlOf(event).value })}
  />`;
};

/** The input of a secret has no value binding: what is typed stays in it. */
const secretView = (field: Field, parts: FormParts): TemplateResult => {
  const { form, words, dispatch } = parts;
  const { name } = field;
  const revealed = form.revealed.includes(name);
  const leave = (event: Event): void =>
    dispatch({ type: 'secret_left', field: name, ...settleSecret(form.step, controlOf(event)) });
  return html`<div class="secret">
    <input
      id=${idOf(field)}
      name=${name}
      type=${revealed ? 'text' : 'password'}
      autocomplete=${field.autocomplete ?? completions.secret}
      autocapitalize="none"
      spellcheck="false"
      placeholder=${field.placeholder ?? nothing}
      ?required=${field.required}
      ?readonly=${form.sending.is !== 'idle'}
      aria-invalid=${String(form.marks[name]?.code !== undefined)}
      aria-describedby=${describedBy(field, parts)}
      @input=${(event: Event) =>
        dispatch({
          type: 'secret_typed',
          field: name,
          code: judge(field, tidySecret(controlOf(event).value)),
        })}
      @blur=${leave}
    />
    <button
      type="button"
      class="reveal"
      aria-pressed=${String(revealed)}
      aria-label=${words.say('reveal', { label: words.label(field).text })}
      @click=${() => dispatch({ type: 'reveal_pressed', field: name })}
    >
      ${icon(revealed ? 'eye_off' : 'eye')}
    </button>
  </div>`;
};

const selectView = (field: Field, parts: FormParts): TemplateResult => {
  const { form, words, dispatch } = parts;
  const { name, options = [] } = field;
  const value = form.values[name] ?? '';
  const choose = (event: Event): void =>
    dispatch({ type: 'typed', field: name, value: controlOf(event).value });
  return html`<div class="select">
    <select
      id=${idOf(field)}
      name=${name}
      autocomplete=${field.autocomplete ?? completions.select}
      ?required=${field.required}
      aria-invalid=${String(form.marks[name]?.code !== undefined)}
      aria-describedby=${describedBy(field, parts)}
      @change=${choose}
      @blur=${(event: Event) => dispatch({ type: 'left', field: name, value: controlOf(event).value })}
    >
      ${value === '' || !field.required ? html`<option value="" ?selected=${value === ''}>${words.say('choose')}</option>` : nothing}
      ${options.map(
        (option) =>
          html`<option lang=${catalogueLanguage} value=${option.value} .selected=${option.value === value}>
            ${option.label}
          </option>`,
      )}
    </select>
  </div>`;
};
