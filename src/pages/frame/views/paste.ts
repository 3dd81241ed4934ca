// Where things are pasted or dropped, above the fields, folded away. What is put in is not bound to any state: it may hold secrets.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { FormParts } from './form-parts.ts';
import { icon } from './icon.ts';

/** Draws it, and what became of the last thing. */
export const pasteView = ({ form, words, dispatch }: FormParts): TemplateResult => {
  const { good, text } = form.pasted ?? {};
  const hint = words.say('paste_hint');
  return html`<details class="paste" @toggle=${() => dispatch({ type: 'paste_opened' })}>
      <summary>${words.say('paste')}</summary>
      <div class="advanced">
        ${hint ? html`<p class="help" id="paste-hint">${hint}</p>` : nothing}
        <textarea
          id="paste"
          rows="3"
          dir="ltr"
          autocomplete="off"
          spellcheck="false"
          aria-label=${words.say('paste')}
          aria-describedby="paste-hint"
        ></textarea>
        ${
          hint
            ? html`<p class="actions">
                <button type="button" class="quiet" id="paste-file">${words.say('paste_file')}</button>
              </p>`
            : nothing
        }
      </div>
    </details>
    ${
      text
        ? html`<p class="look ${good ? 'passed' : 'other'}" id="pasted">
            ${icon(good ? 'passed' : 'notice')}<span>${text}</span>
          </p>`
        : nothing
    }`;
};
