// What a typed value shows of the environment: quiet where it fits, a warning where this client is not for such a system.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { environmentOf, isUnfit } from '../../../contract/index.ts';
import type { Field } from '../../../contract/index.ts';
import type { Form } from '../state.ts';
import type { Words } from '../words.ts';
import { icon } from './icon.ts';

/** What is said: as evidence, or with what to do about it. */
interface Remark {
  readonly field: string;
  readonly text: string;
  readonly explain?: string;
}

/** What the values say of the environment; undefined where they say nothing. */
export const environmentText = ({ step, values, client }: Form, words: Words): Remark | undefined => {
  const found = environmentOf(step.environments ?? [], step.fields, values);
  if (!found) return undefined;
  const { field, is } = found;
  if (!isUnfit(found, client.mode))
    return { field, text: words.evidence({ code: `service.${is}`, values: {} }) ?? '' };
  const { title, explain } = words.failure(
    { code: `service.${is}_system`, values: {} },
    { app: client.name, system: step.system.name },
  );
  return { field, text: title, explain };
};

/** Draws it below the field that shows it. */
export const environmentView = (
  { name }: Field,
  form: Form,
  words: Words,
): TemplateResult | typeof nothing => {
  const remark = environmentText(form, words);
  if (remark?.field !== name) return nothing;
  const { text, explain } = remark;
  if (explain === undefined) return html`<p class="note" id="environment">${text}</p>`;
  return html`<div class="look other" id="environment">
    ${icon('notice')}
    <p><span class="said">${text}</span> <span class="explain">${explain}</span></p>
  </div>`;
};
