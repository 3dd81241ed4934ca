import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ConnectionChange, OwnConnection, ShownConnections } from '../../contract/index.ts';
import { icons } from '../parts/icons.ts';
import { tile } from '../parts/tile.ts';
import type { FlowPurpose } from './flow-dialog.ts';
import type { ConnectionsSpeech } from './speech.ts';
import type { ListState, Timeline } from './state.ts';

/** What the views need: the words, the state, and what can be done. */
export interface ListScreen {
  readonly speech: ConnectionsSpeech;
  readonly state: ListState;
  readonly level: number;
  readonly toggle: (id: string) => void;
  readonly change: (connection: OwnConnection, change: ConnectionChange) => void;
  /** Signs in to it again, or chooses what it includes. */
  readonly enter: (connection: OwnConnection, purpose: FlowPurpose) => void;
  readonly ask: (connection: OwnConnection) => void;
  readonly copy: (id: string) => void;
  readonly search: (text: string) => void;
  readonly show: (show: ShownConnections | undefined) => void;
  readonly turnTo: (page: number) => void;
  readonly again: () => void;
}

/** A button; `act` names it for the focus, which follows it from drawing to drawing, and `of` is the connection that its name says too. */
export const button = (
  kind: string,
  act: string,
  label: string,
  press: () => void,
  { busy = false, of }: { readonly busy?: boolean; readonly of?: string } = {},
): TemplateResult =>
  html`<button
    type="button"
    class="button ${kind}"
    part="button button-${kind.split(' ')[0]}"
    id=${of === undefined ? nothing : `${act}-${of}`}
    data-act=${act}
    aria-labelledby=${of === undefined ? nothing : `${act}-${of} name-${of}`}
    aria-disabled=${busy ? 'true' : nothing}
    @click=${() => busy || press()}
  >
    ${label}
  </button>`;

const when = ({ speech }: ListScreen, iso: string): TemplateResult =>
  html`<time datetime=${iso} title=${speech.moment(iso)}
    >${speech.say('row.checked', { when: speech.ago(iso) })}</time
  >`;

/** What people do, and the app: whose hand it was says something there. */
const byHand = ['paused', 'resumed', 'disconnected'];

const moments = ({ speech }: ListScreen, timeline: Timeline): TemplateResult => {
  if (timeline.at !== 'ready')
    return html`<p class="small" data-timeline=${timeline.at}>${speech.say(`time.${timeline.at}`)}</p>`;
  return html`<ol class="timeline" part="timeline">
    ${timeline.events.map((event) => {
      const words = speech.sayIfKnown(`time.${event.event}`);
      const more = byHand.includes(event.event)
        ? speech.sayIfKnown(`by.${event.by}`)
        : speech.reason({ reason: event.reason, system_name: '' });
      return words === ''
        ? nothing
        : html`<li>
            <span>${words}${more === '' ? nothing : html`<span class="small"> ${more}</span>`}</span>
            <time class="small" datetime=${event.at}>${speech.moment(event.at)}</time>
          </li>`;
    })}
  </ol>`;
};

const reference = ({ speech, state, copy }: ListScreen, { id }: OwnConnection): TemplateResult => {
  const label = speech.say(state.copied === id ? 'row.copied' : 'row.copy');
  return html`<p class="reference small">
    ${speech.say('row.reference')} <code>${id}</code>
    ${navigator.clipboard ? button('quiet', 'copy', label, () => copy(id), { of: id }) : nothing}
  </p>`;
};

const actions = (screen: ListScreen, one: OwnConnection, busy: boolean): TemplateResult => {
  const { speech, change, enter, ask } = screen;
  const needs = one.status === 'reauthorization_required';
  const living = one.status === 'active' || one.status === 'degraded';
  const changing = (what: ConnectionChange) =>
    button('secondary', what, speech.say(`row.${what}`), () => change(one, what), { busy, of: one.id });
  const entering = (purpose: FlowPurpose) =>
    button('secondary', purpose, speech.say(`row.${purpose}`), () => enter(one, purpose), { of: one.id });
  return html`<div class="actions">
    ${living || needs ? changing('check') : nothing} ${living ? entering('settings') : nothing}
    ${living ? changing('pause') : nothing} ${needs ? nothing : entering('reconnect')}
    ${button('quiet danger', 'disconnect', speech.say('row.disconnect'), () => ask(one), { busy, of: one.id })}
  </div>`;
};

const details = (screen: ListScreen, one: OwnConnection, timeline: Timeline): TemplateResult => {
  const { speech, state } = screen;
  const doing = state.doing?.id === one.id ? state.doing.is : undefined;
  return html`<div class="details" id="details-${one.id}" role="group" aria-labelledby="name-${one.id}">
    ${one.status === 'disconnected' ? nothing : actions(screen, one, doing === 'busy')}
    ${doing === 'checking' ? html`<p class="small">${speech.say('row.checking')}</p>` : nothing}
    <p class="strong" role="heading" aria-level=${screen.level + 2}>${speech.say('time.heading')}</p>
    ${moments(screen, timeline)} ${reference(screen, one)}
  </div>`;
};

const hint = ({ speech }: ListScreen, one: OwnConnection): TemplateResult | typeof nothing => {
  if (one.status === 'active' || one.status === 'disconnected') return nothing;
  const paused = one.status === 'paused';
  const reason = paused ? speech.sayIfKnown(`hint.${one.reason}`) : speech.reason(one);
  const whose = one.owner === null || paused ? '' : speech.owner(one.owner, one.system_name);
  return html`<p class="hint">
    ${reason === '' ? nothing : html`<span>${reason}${paused ? '' : '.'}</span> `}${speech.say(
      `hint.${one.status}`,
    )}
    ${whose === '' ? nothing : html`<span class="whose">${whose}</span>`}
  </p>`;
};

/** What a row offers at once: the way out of what it is in. */
const wayOut = (screen: ListScreen, one: OwnConnection): TemplateResult | typeof nothing => {
  const { speech, state, change, enter } = screen;
  const of = one.id;
  if (one.status === 'reauthorization_required')
    return button('primary', 'reconnect', speech.say('row.reconnect'), () => enter(one, 'reconnect'), { of });
  if (one.status !== 'paused') return nothing;
  const busy = state.doing?.id === one.id && state.doing.is === 'busy';
  return button('secondary', 'resume', speech.say('row.resume'), () => change(one, 'resume'), { busy, of });
};

/** One connection: how it is, what is to be done about it, and its details where they are open. */
export const row = (screen: ListScreen, one: OwnConnection): TemplateResult => {
  const { speech, state } = screen;
  const open = state.open?.id === one.id ? state.open : undefined;
  const { doing } = state;
  const failed = doing?.id === one.id && doing.is === 'failed' && !state.ending ? doing.code : undefined;
  return html`<li class="row" part="row" data-connection=${one.id} data-status=${one.status}>
    <div class="line">
      ${tile(one.system_name)}
      <div class="names">
        <span class="name" id="name-${one.id}" role="heading" aria-level=${screen.level + 1}
          >${one.name}</span
        >
        ${one.name === one.system_name ? nothing : html`<span class="small">${one.system_name}</span>`}
        <span class="small">${when(screen, one.last_checked_at)}</span>
      </div>
      <span class="status" part="status">${speech.say(`status.${one.status}`)}</span>
      <div class="ends">
        ${wayOut(screen, one)}
        <button
          type="button"
          class="icon-button"
          data-act="toggle"
          aria-label=${speech.say('row.details', { name: one.name })}
          aria-expanded=${open ? 'true' : 'false'}
          aria-controls=${open ? `details-${one.id}` : nothing}
          @click=${() => screen.toggle(one.id)}
        >
          ${icons.next}
        </button>
      </div>
    </div>
    ${hint(screen, one)}
    ${failed === undefined ? nothing : html`<p class="problem">${speech.trouble(failed, 'row.failed')}</p>`}
    ${open ? details(screen, one, open.timeline) : nothing}
  </li>`;
};
