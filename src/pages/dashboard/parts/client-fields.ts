/** The fields of a client, for one that is made and for one that is changed. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ClientFault } from '../../../contract/index.ts';
import { faultsIn } from '../faults.ts';
import type { Speech } from '../speech.ts';

/** What stands in a field: its name in the contract, its label, what it is for, what was in it before. */
export interface ClientField {
  readonly name: ClientFault['field'];
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly lines?: number;
}

/** A field with its faults below it, which it is described by. */
export const clientField = (
  speech: Speech,
  { name, label, hint, value, lines }: ClientField,
  faults: readonly ClientFault[],
  typed: () => void = () => undefined,
): TemplateResult => {
  const wrong = faultsIn(speech, faults, name);
  const described = `hint-${name}${wrong.length === 0 ? '' : ` wrong-${name}`}`;
  const invalid = wrong.length === 0 ? nothing : 'true';
  return html`<div class="field">
    <label class="label" for=${name}>${label}</label>
    ${
      lines === undefined
        ? html`<input
            class="input plain"
            id=${name}
            name=${name}
            .value=${value}
            autocomplete="off"
            aria-describedby=${described}
            aria-invalid=${invalid}
            @input=${typed}
          />`
        : html`<textarea
            class="input plain code"
            id=${name}
            name=${name}
            rows=${lines}
            dir="ltr"
            spellcheck="false"
            .value=${value}
            aria-describedby=${described}
            aria-invalid=${invalid}
            @input=${typed}
          ></textarea>`
    }
    <p class="small" id="hint-${name}">${hint}</p>
    ${
      wrong.length === 0
        ? nothing
        : html`<ul class="problem" id="wrong-${name}">
            ${wrong.map((text) => html`<li>${text}</li>`)}
          </ul>`
    }
  </div>`;
};
