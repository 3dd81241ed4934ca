import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { webhookTypes } from '../../../contract/index.ts';
import type {
  OperatorDeliveries,
  OperatorDelivery,
  OperatorDeliveryDetails,
  OperatorEndpoints,
} from '../../../contract/index.ts';
import { hashOf, placeOf } from '../address.ts';
import type { Place, Query } from '../address.ts';
import { Asking } from '../asking.ts';
import { View } from '../desk.ts';
import { button, head, known, moment, troubleText } from '../parts/bits.ts';
import { Choices } from '../parts/choices.ts';
import { attemptText, deliveryRow } from '../parts/delivery-row.ts';
import { endpointList, endpointsAt } from '../parts/endpoint-list.ts';
import { chips, choice, noRows, rows } from '../parts/narrowing.ts';
import { ReplayForm } from '../parts/replay-form.ts';
import { SearchField } from '../parts/search-field.ts';
import { base } from '../styles/base.ts';
import { listStyles } from '../styles/lists.ts';
import { troubleOf } from '../trouble.ts';

/** How often the list is brought up to date, in ms. */
const interval = 15_000;

const same = (one: object, other: object | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const nameOf = ({ endpoint, event }: OperatorDelivery): string => `${endpoint} ${event}`;

/** What narrows the list of deliveries, and its position. */
const listOf = ({ query: { [endpointsAt]: _, ...list } }: Place): Query => list;

/** What the list of endpoints is asked: the filters that both lists have, and its own position. */
const endpointsOf = ({ query: { endpoint, client, search, [endpointsAt]: cursor } }: Place) => ({
  ...{ endpoint, client, search, cursor },
});

/** What partners were told: what was given up first, its attempts, and telling it again. */
export class DashDeliveries extends View {
  static override styles = [...base, listStyles];

  readonly #list = new Asking<OperatorDeliveries>(this);
  readonly #endpoints = new Asking<OperatorEndpoints>(this);
  readonly #attempts = new Asking<OperatorDeliveryDetails>(this);
  readonly #choices = new Choices(this);
  readonly #search = new SearchField(this);
  readonly #replay = new ReplayForm(this, {
    desk: () => this.desk,
    endpoints: () => this.#choices.value,
    done: () => this.#hurry(),
  });
  @state() private open = '';
  @state() private busy: ReadonlySet<string> = new Set();
  @state() private said: { readonly name: string; readonly text: string; readonly bad: boolean } | undefined;

  protected override entered(before: string | undefined): void {
    const { service } = this.desk;
    const query = listOf(this.place);
    const was = before === undefined ? undefined : placeOf(before);
    const stays = same(query, was && listOf(was));
    const page = endpointsOf(this.place);
    if (!was || !same(page, endpointsOf(was))) {
      void this.#endpoints.ask(
        (call) => service.call('operatorEndpoints', { ...call, query: page }),
        interval,
      );
      if (stays) void this.#turned();
    }
    if (stays) return;
    this.open = '';
    this.said = undefined;
    void this.#list.ask((call) => service.call('operatorDeliveries', { ...call, query }), interval);
  }

  /** Another page of endpoints: what was pressed has gone with the page before. */
  async #turned(): Promise<void> {
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.renderRoot.querySelector<HTMLElement>('#endpoints')?.focus();
  }

  protected override render(): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<section class="view">
      ${head(
        say('view.deliveries'),
        html`${button('secondary', say('replay.open'), () => this.#replay.show(this.place.query['endpoint']))}
        ${button('quiet', say('common.refresh'), () => this.#refresh())}`,
      )}
      ${this.#replay.result()} ${this.#chips()} ${this.#tools()}
      ${known(speech, this.#list, (list) => this.#rows(list))}
      ${endpointList(this.desk, this.place, this.#endpoints, () => this.#hurry())} ${this.#replay.dialog()}
    </section>`;
  }

  #chips(): TemplateResult {
    const { say } = this.desk.speech;
    const { counts } = this.#list.value ?? {};
    const one = (status: 'failed' | 'pending' | 'delivered') => ({
      change: { status },
      label: say(`delivery.${status}`),
      count: counts?.[status],
    });
    return chips(this.desk, this.place, say('deliveries.by_status'), [
      {
        change: { status: undefined },
        label: say('common.all'),
        count: counts && counts.failed + counts.pending + counts.delivered,
      },
      one('failed'),
      one('pending'),
      one('delivered'),
    ]);
  }

  #tools(): TemplateResult {
    const { desk, place } = this;
    const { say } = desk.speech;
    const { clients = [], endpoints = [] } = this.#choices.value ?? {};
    const urls = endpoints.map(({ id, url }) => ({ id, name: url }));
    const types = webhookTypes.map((type) => ({ id: type, name: type }));
    const connection = place.query['connection'];
    return html`<div class="tools" role="search">
      ${this.#search.render(say('deliveries.search'))}
      ${choice(desk, place, 'client', say('common.client'), clients)}
      ${choice(desk, place, 'endpoint', say('deliveries.endpoint'), urls)}
      ${choice(desk, place, 'type', say('deliveries.type'), types)} ${this.#choices.more()}
      ${
        connection === undefined
          ? nothing
          : html`<p class="small">
              ${say('deliveries.of_connection')}
              <a href=${hashOf({ view: 'connections', id: connection })}
                ><bdi class="code">${connection}</bdi></a
              >
            </p>`
      }
    </div>`;
  }

  #rows(list: OperatorDeliveries): TemplateResult {
    const { desk, place } = this;
    const none = noRows(desk, { ...place, query: listOf(place) }, 'deliveries');
    return rows(desk, place, list, (one) => this.#row(one), none);
  }

  #row(one: OperatorDelivery): TemplateResult {
    const { speech } = this.desk;
    const name = nameOf(one);
    const open = name === this.open;
    const said = this.said?.name === name ? this.said : undefined;
    return html`<li class="row" data-event=${one.event}>
      ${deliveryRow(speech, one)}
      <div class="line wide">
        <button
          type="button"
          class="button quiet"
          aria-expanded=${open ? 'true' : 'false'}
          aria-label="${speech.say('delivery.show')}: ${one.type}"
          @click=${() => this.#toggle(one)}
        >
          ${speech.say('delivery.show')}
        </button>
        ${button('quiet', speech.say('delivery.replay'), () => void this.#again(one), {
          busy: this.busy.has(name),
          name: `${speech.say('delivery.replay')}: ${one.type}`,
        })}
        ${said ? html`<span class="small ${said.bad ? 'problem' : ''}">${said.text}</span>` : nothing}
      </div>
      ${open ? html`<div class="stack tight wide">${this.#tries()}</div>` : nothing}
    </li>`;
  }

  #tries(): TemplateResult {
    const { speech } = this.desk;
    return known(
      speech,
      this.#attempts,
      ({ delivery, attempts }) =>
        html`<p class="small">
            ${speech.say('delivery.id')} <bdi class="code">${delivery.event}</bdi>
            ${
              delivery.connection_id === null
                ? nothing
                : html`·
                    <a href=${hashOf({ view: 'connections', id: delivery.connection_id })}
                      >${speech.say('delivery.connection')}</a
                    >`
            }
          </p>
          ${attempts.length === 0 ? html`<p class="small">${speech.say('delivery.no_attempts')}</p>` : nothing}
          <ol class="timeline">
            ${attempts.map(
              ({ at, status, error, ms }) =>
                html`<li>
                  <span>${attemptText(speech, status, error)}</span
                  ><span class="small">${speech.say('common.ms', { ms })} · ${moment(speech, at)}</span>
                </li>`,
            )}
          </ol>`,
    );
  }

  #toggle(one: OperatorDelivery): void {
    const name = nameOf(one);
    this.open = this.open === name ? '' : name;
    const params = { id: one.endpoint, event: one.event };
    const { service } = this.desk;
    if (this.open !== '')
      void this.#attempts.ask((call) => service.call('operatorDelivery', { ...call, params }));
  }

  async #again(one: OperatorDelivery): Promise<void> {
    const { service, speech, announce } = this.desk;
    const name = nameOf(one);
    this.busy = new Set([...this.busy, name]);
    try {
      await service.call('operatorReplayDelivery', { params: { id: one.endpoint, event: one.event } });
      this.said = { name, text: speech.say('delivery.replayed'), bad: false };
      this.#hurry();
    } catch (error) {
      this.said = { name, text: troubleText(speech, troubleOf(error)), bad: true };
    }
    this.busy = new Set([...this.busy].filter((each) => each !== name));
    announce(this.said.text);
  }

  #refresh(): void {
    void this.#list.again();
    void this.#endpoints.again();
  }

  /** Something is about to be told: the list, the endpoints and open attempts follow it. */
  #hurry(): void {
    this.#list.hurry();
    this.#endpoints.hurry();
    if (this.open !== '') this.#attempts.hurry();
  }
}
