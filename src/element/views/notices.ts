import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { State, StateAt } from '../flow/state.ts';
import { waysOut } from '../flow/trouble.ts';
import type { WayOut } from '../flow/trouble.ts';
import { troubleText } from '../locales/words.ts';
import { badge, button, copyButton, copyByHand, headline } from '../parts/elements.ts';
import { readyMessage } from '../parts/ready-message.ts';
import type { Screen } from '../parts/screen.ts';
import { coming } from './find.ts';

/** Closed, with a way back in. */
export const idle = ({ resumable }: StateAt<'idle'>, screen: Screen): TemplateResult =>
  html`${headline(screen, screen.title)}
    ${screen.isNew ? html`<p class="lead">${screen.words('idle.lead')}</p>` : nothing}
    <div class="actions">
      ${button('primary', resumable ? screen.words('idle.continue') : screen.title, () =>
        screen.send({ type: 'open_asked', reason: resumable ? 'resume' : 'open' }),
      )}
      ${
        resumable
          ? button('secondary', screen.words('ended.again'), () => {
              screen.send({ type: 'restart_asked' });
              screen.send({ type: 'open_asked', reason: 'open' });
            })
          : nothing
      }
    </div>`;

/** On the way in, or while a screen is loaded: the shape of what comes, drawn only when it takes a while. */
export const opening = ({ at }: State, screen: Screen): TemplateResult =>
  screen.searches && (at === 'idle' || at === 'opening')
    ? coming(screen)
    : html`<div class="skeleton" role="img" aria-label=${screen.words('opening.heading')}>
        <span class="title"></span><span></span><span></span><span></span><span></span>
      </div>`;

/** Over without a connection. */
export const ended = ({ reason }: StateAt<'ended'>, screen: Screen): TemplateResult => {
  // what is said of a connection that was there has not come where an opening ends at once
  const says = screen.words(`ended.lead.${reason}`) ? reason : 'cancelled';
  return html`${headline(screen, screen.words(`ended.heading.${says}`))}
    <p class="lead">${screen.words(`ended.lead.${says}`)}</p>
    <div class="actions">
      ${button('primary', screen.words('ended.again'), () => screen.send({ type: 'open_asked', reason: 'open' }))}
      ${button('secondary', screen.words('common.close'), () => screen.send({ type: 'close_asked' }))}
    </div>`;
};

/** Another window has gone on with the session. */
export const superseded = (_: StateAt<'superseded'>, screen: Screen): TemplateResult =>
  html`${headline(screen, screen.words('superseded.heading'), { mark: badge('window', 'plain') })}
    <p class="lead">${screen.words('superseded.lead')}</p>
    <div class="actions">
      ${button('primary', screen.words('superseded.here'), () =>
        screen.send({ type: 'open_asked', reason: 'take_over' }),
      )}
    </div>`;

/** The service is ahead of this page. */
export const tooOld = (_: StateAt<'too_old'>, screen: Screen): TemplateResult =>
  html`${headline(screen, screen.words('too_old.heading'), { mark: badge('note', 'warning') })}
    <p class="lead">${screen.words('too_old.lead')}</p>
    <slot name="fallback"></slot>
    <div class="actions">${button('primary', screen.words('trouble.reload'), () => screen.reload())}</div>`;

const follow = (way: WayOut, screen: Screen): void => {
  if (way === 'reload') screen.reload();
  else if (way === 'again') screen.send({ type: 'open_asked', reason: 'resume' });
  else screen.send({ type: 'restart_asked' });
};

/** Something around the customer's system keeps the flow from going on. */
export const fatal = ({ code, reference, app }: StateAt<'fatal'>, screen: Screen): TemplateResult => {
  const values = { app };
  const { title, explain } = troubleText(code, values, screen.speech);
  const message = (): string => {
    const around = { app: app ?? location.host };
    const intro = screen.words('message.intro_support', around);
    return readyMessage(screen, intro, { code, title, explain, reference, values: around });
  };
  return html`<div class="failure" part="failure" data-code=${code}>
    ${headline(screen, title, { mark: badge('cross', 'danger') })}
    <p>${explain}</p>
    <slot name="fallback"></slot>
    <div class="actions">
      ${waysOut[code].map((way, at) =>
        button(at === 0 ? 'primary' : 'secondary', screen.words(`trouble.${way}`), () => follow(way, screen)),
      )}
      ${copyButton(screen, 'secondary', 'support', screen.words('trouble.copy'), message)}
    </div>
    ${copyByHand(screen, ['support'])}
    <p class="small">
      ${screen.words('trouble.code', { code })}${
        reference === undefined ? nothing : html` · ${screen.words('check.reference', { reference })}`
      }
    </p>
    <slot name="support"></slot>
  </div>`;
};
