import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { button } from '../parts/elements.ts';
import type { HostSettings } from '../world/host.ts';
import type { Problem } from './asking.ts';
import type { Around } from './rows.ts';

/** The way out: with changes that are not kept, without saving. */
export const leaveButton = (state: StateAt<'settings'>, { desk, screen }: Around): TemplateResult => {
  const { words, send } = screen;
  const leave = (): void => {
    desk.discard();
    send({ type: 'settings_left' });
  };
  if (desk.unsaved > 0) return button('quiet', words('settings.leave'), leave);
  const done = desk.saved ? 'settings.done' : state.after ? 'settings.skip' : 'common.close';
  return button(desk.saved ? 'secondary' : 'quiet', words(done), leave);
};

type Ways = readonly TemplateResult[];

/** Asks once more; the button goes with the list, and the heading stays. */
const again = ({ desk, screen }: Around, kind: 'primary' | 'secondary'): TemplateResult =>
  button(kind, screen.words('settings.again'), () => {
    void desk.load();
    screen.focus('.view .heading');
  });

const reopen = (purpose: 'connect' | 'settings', { screen }: Around): (() => void) => {
  return () => screen.send({ type: 'reopen_asked', purpose });
};

/** Signing in again ends in a hand-over: a page that only has settings chosen may have no place for that. */
const reconnect = (around: Around): Ways => {
  const { callbackUrl, handOver } = around.screen.host as Partial<HostSettings>;
  if (!callbackUrl && !handOver) return [again(around, 'primary')];
  const { words } = around.screen;
  return [
    button('primary', words('settings.reconnect'), reopen('connect', around)),
    again(around, 'secondary'),
  ];
};

const waysOut: Readonly<Partial<Record<Problem, (around: Around) => Ways>>> = {
  refused: reconnect,
  over: (around) => [button('primary', around.screen.words('settings.again'), reopen('settings', around))],
  ended: () => [],
};

/** The list is not here: why, and what leads on. What was chosen is still there. */
export const failed = (state: StateAt<'settings'>, around: Around): TemplateResult => {
  const { desk, screen } = around;
  const { words } = screen;
  const system = state.step.system.name;
  const says = desk.problem ?? 'failed';
  const ways = waysOut[says] ?? (() => [again(around, 'primary')]);
  return html`<div class="failure" part="failure" role="group" aria-labelledby="problem" data-code=${says}>
      <p class="strong" id="problem">${words(`settings.${says}`)}</p>
      <p>${words(`settings.${says}_explain`, { system })}</p>
    </div>
    ${
      desk.unsaved === 0 || says === 'ended'
        ? nothing
        : html`<p class="notice" part="notice">
            ${words('settings.unsaved', { count: desk.unsaved })} ${words('settings.stays')}
          </p>`
    }
    <div class="actions">${ways(around)} ${leaveButton(state, around)}</div>`;
};
