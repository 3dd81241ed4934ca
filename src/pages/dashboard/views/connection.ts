/** One connection: how it is and who must act, what can be done, the last check, what happened, what was told of it. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type {
  CheckedStage,
  OperatorConnection,
  OperatorConnectionDetails,
  OperatorDeliveries,
} from '../../../contract/index.ts';
import { hashOf } from '../address.ts';
import { Asking } from '../asking.ts';
import { View } from '../desk.ts';
import {
  ago,
  backLink,
  button,
  fact,
  head,
  known,
  mark,
  modeMark,
  moment,
  statusMark,
  troubleText,
} from '../parts/bits.ts';
import type { Tone } from '../parts/bits.ts';
import { deliveryRow } from '../parts/delivery-row.ts';
import { base } from '../styles/base.ts';
import { listStyles } from '../styles/lists.ts';
import { troubleOf } from '../trouble.ts';

/** How often it is brought up to date, in ms. */
const interval = 20_000;

const tones: Readonly<Record<CheckedStage['status'], Tone>> = {
  passed: 'good',
  warning: 'warn',
  failed: 'bad',
  needs_action: 'bad',
  skipped: 'quiet',
};

type Change = 'operatorCheck' | 'operatorPause' | 'operatorResume';

/** The details of one connection. */
export class DashConnection extends View {
  static override styles = [...base, listStyles];

  readonly #details = new Asking<OperatorConnectionDetails>(this);
  readonly #deliveries = new Asking<OperatorDeliveries>(this);
  @state() private busy = false;
  @state() private said = '';

  protected override entered(): void {
    const { service } = this.desk;
    const id = this.place.id ?? '';
    this.said = '';
    void this.#details.ask(
      (call) => service.call('operatorConnection', { ...call, params: { id } }),
      interval,
    );
    const query = { connection: id, limit: '5' };
    void this.#deliveries.ask((call) => service.call('operatorDeliveries', { ...call, query }));
  }

  protected override render(): TemplateResult {
    const { speech, lastList } = this.desk;
    const { say } = speech;
    const details = this.#details.value;
    return html`<section class="view">
      ${backLink(say('connection.back'), lastList('connections'))}
      ${head(
        details?.connection.name ?? say('connection.heading'),
        details
          ? html`${modeMark(speech, details.connection.mode)}${statusMark(speech, details.connection.status)}`
          : nothing,
      )}
      ${known(speech, this.#details, (value) => this.#all(value))}
    </section>`;
  }

  #all({ connection, timeline, tokens, last_check: check }: OperatorConnectionDetails): TemplateResult {
    return html`${this.#turn(connection)} ${this.#actions(connection)} ${this.#facts(connection, tokens)}
      <div class="columns">${this.#check(check)} ${this.#timeline(timeline)}</div>
      ${this.#told(connection)}`;
  }

  /** Whose turn it is, as the first thing said. */
  #turn(one: OperatorConnection): TemplateResult | typeof nothing {
    const { speech } = this.desk;
    if (one.status === 'active' && one.trouble === null) return nothing;
    const kind = one.needs_someone ? 'bad' : one.status === 'degraded' || one.trouble ? 'warn' : '';
    const code = one.status === 'active' ? one.trouble?.code : one.reason;
    const tries = one.trouble ? speech.say('connection.failed_tries', { count: one.trouble.count }) : '';
    return html`<div class="banner ${kind} stack tight">
      ${code ? html`<p class="strong">${speech.reason(code, one.system_name)}</p>` : nothing}
      <p>
        ${speech.say(one.status === 'active' ? 'connection.hint.trouble' : `connection.hint.${one.status}`)}
        ${tries}
      </p>
      ${one.owner && one.needs_someone ? html`<p>${speech.owner(one.owner, one.system_name)}</p>` : nothing}
    </div>`;
  }

  #actions(one: OperatorConnection): TemplateResult | typeof nothing {
    const { say } = this.desk.speech;
    if (one.status === 'disconnected') return nothing;
    const { busy } = this;
    const act = (label: string, change: Change, kind = 'secondary') =>
      button(kind, label, () => void this.#change(change), { busy });
    return html`<div class="line">
      ${
        one.status === 'paused'
          ? act(say('connection.resume'), 'operatorResume', 'primary')
          : html`${act(say('connection.check'), 'operatorCheck')}${act(say('connection.pause'), 'operatorPause')}`
      }
      ${this.said === '' ? nothing : html`<span class="small">${this.said}</span>`}
    </div>`;
  }

  #facts(one: OperatorConnection, tokens: OperatorConnectionDetails['tokens']): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const used = tokens
      .flatMap(({ last_used_at: at }) => at ?? [])
      .toSorted()
      .at(-1);
    return html`<dl class="facts card">
      ${fact(say('common.system'), one.system_name)}
      ${fact(say('connection.customer'), one.customer_name ?? one.customer_id)}
      ${one.customer_name === null ? nothing : fact(say('connection.customer_id'), html`<bdi class="code">${one.customer_id}</bdi>`)}
      ${fact(
        say('common.client'),
        html`<a href=${hashOf({ view: 'clients', id: one.client_id })}>${one.client_name}</a>`,
      )}
      ${fact(say('connection.method'), html`<bdi class="code">${one.method}</bdi>`)}
      ${fact(say('connection.connected'), moment(speech, one.connected_at))}
      ${fact(say('connection.since'), moment(speech, one.since))}
      ${fact(say('connection.last_check'), ago(speech, one.last_checked_at))}
      ${fact(say('connection.next_check'), one.next_check_at === null ? say('connection.no_check') : ago(speech, one.next_check_at))}
      ${fact(say('connection.token'), one.claimed ? (used === undefined ? say('connection.token.unused') : html`${say('connection.token.used')} ${ago(speech, used)}`) : say('connection.token.unclaimed'))}
      ${fact(say('connection.id'), html`<bdi class="code">${one.id}</bdi>`)}
    </dl>`;
  }

  #check(check: OperatorConnectionDetails['last_check']): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<section class="card stack">
      <h2>${say('check.heading')}</h2>
      ${
        check === null
          ? html`<p class="small">${say('check.none')}</p>`
          : html`<p class="small">${say(`check.by.${check.by}`)} ${moment(speech, check.at)}</p>
              <ol class="stages">
                ${check.stages.map((stage) => this.#stage(stage))}
              </ol>`
      }
    </section>`;
  }

  #stage({ stage, status, ms, code, owner }: CheckedStage): TemplateResult {
    const { speech } = this.desk;
    return html`<li>
      <span class="what"
        ><span>${speech.stage(stage)}</span>${
          code === null ? nothing : html`<span class="small">${speech.reason(code)}</span>`
        }${owner === null || code === null ? nothing : html`<span class="small">${speech.owner(owner, '')}</span>`}</span
      >
      <span class="how"
        >${mark(tones[status], speech.say(`stage.${status}`))}${
          ms === null ? nothing : html`<span class="small">${speech.say('common.ms', { ms })}</span>`
        }</span
      >
    </li>`;
  }

  #timeline(events: OperatorConnectionDetails['timeline']): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<section class="card stack">
      <h2>${say('timeline.heading')}</h2>
      <ol class="timeline">
        ${events.map(
          ({ at, event, by, reason }) =>
            html`<li>
              <span
                >${speech.sayIfKnown(`event.${event}`, event)}
                <span class="small"
                  >${say(`by.${by}`)}${reason === null ? '' : ` · ${speech.reason(reason)}`}</span
                ></span
              >
              <span class="small">${moment(speech, at)}</span>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  #told({ id }: OperatorConnection): TemplateResult | typeof nothing {
    const { speech } = this.desk;
    const list = this.#deliveries.value;
    if (!list || list.data.length === 0) return nothing;
    return html`<section class="card stack">
      <div class="line">
        <h2>${speech.say('connection.told')}</h2>
        <span class="ends"
          ><a href=${hashOf({ view: 'deliveries', query: { connection: id } })}
            >${speech.say('common.show_all')}</a
          ></span
        >
      </div>
      <ul class="rows inner">
        ${list.data.map((one) => html`<li class="row">${deliveryRow(speech, one)}</li>`)}
      </ul>
    </section>`;
  }

  async #change(change: Change): Promise<void> {
    const { service, speech, announce } = this.desk;
    this.busy = true;
    try {
      const answer = await service.call(change, { params: { id: this.place.id ?? '' } });
      this.#details.change((value) => ({ ...value, connection: answer.connection }));
      this.said = speech.say(
        'begun' in answer && !answer.begun ? 'connection.checked_just_now' : `done.${change}`,
      );
    } catch (error) {
      this.said = troubleText(speech, troubleOf(error));
    }
    this.busy = false;
    announce(this.said);
    this.#details.hurry();
  }
}
