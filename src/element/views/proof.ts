import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Proof } from '../../contract/index.ts';
import type { StateAt } from '../flow/state.ts';
import { badge, button, headline, kindOf } from '../parts/elements.ts';
import type { Screen } from '../parts/screen.ts';

/** The newest record, as it is shown to be recognised. */
export const newest = ({ table, name, date }: Proof, screen: Screen): TemplateResult =>
  html`<p class="small">${screen.words('proof.newest', { table })}</p>
    <p class="record" part="record">
      <span class="strong">${name ?? table}</span>
      <span class="small">${screen.words('proof.date', { date })}</span>
    </p>`;

/** Asks whether the newest record is theirs, before anything is handed over. */
export const proof = ({ step, opened, wait }: StateAt<'proof'>, screen: Screen): TemplateResult => {
  const busy = wait !== 'no';
  return html`${headline(screen, screen.words('proof.heading', { system: step.system.name }), {
      ...kindOf(step.system),
      mark: badge('check', 'success'),
    })}
    ${newest(step.proof ?? { table: '' }, screen)}
    <p>${screen.words('proof.question')}</p>
    <div class="actions">
      ${button(
        'primary',
        screen.words('proof.yes', { app: opened.app }),
        () => screen.send({ type: 'confirmed' }),
        { busy },
      )}
      ${button('secondary', screen.words('proof.no'), () => screen.send({ type: 'back_asked' }), { busy })}
    </div>`;
};
