import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { OperatorConnection, OperatorConnections } from '../../../contract/index.ts';
import { tile } from '../../../element/parts/tile.ts';
import { hashOf } from '../address.ts';
import { Asking } from '../asking.ts';
import { View } from '../desk.ts';
import { ago, button, head, known, modeMark, statusMark } from '../parts/bits.ts';
import { Choices } from '../parts/choices.ts';
import { chips, choice, noRows, rows } from '../parts/narrowing.ts';
import { SearchField } from '../parts/search-field.ts';
import { base } from '../styles/base.ts';
import { listStyles } from '../styles/lists.ts';

/** How often the list is brought up to date, in ms. */
const interval = 20_000;

/** Connections of all clients and customers, those that need somebody first. */
export class DashConnections extends View {
  static override styles = [...base, listStyles];

  readonly #list = new Asking<OperatorConnections>(this);
  readonly #choices = new Choices(this);
  readonly #search = new SearchField(this);

  protected override entered(): void {
    const { service } = this.desk;
    const { query } = this.place;
    void this.#list.ask((call) => service.call('operatorConnections', { ...call, query }), interval);
  }

  protected override render(): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<section class="view">
      ${head(
        say('view.connections'),
        button('quiet', say('common.refresh'), () => void this.#list.again()),
      )}
      ${this.#chips()} ${this.#tools()} ${known(speech, this.#list, (list) => this.#rows(list))}
    </section>`;
  }

  #chips(): TemplateResult {
    const { say } = this.desk.speech;
    const { counts, needs_someone: needs } = this.#list.value ?? {};
    const all = counts && Object.values(counts).reduce((sum, count) => sum + count, 0);
    const one = (status: keyof NonNullable<typeof counts>) => ({
      change: { status, needs_someone: undefined },
      label: say(`status.${status}`),
      count: counts?.[status],
    });
    return chips(this.desk, this.place, say('connections.by_status'), [
      { change: { status: undefined, needs_someone: undefined }, label: say('common.all'), count: all },
      { change: { status: undefined, needs_someone: '1' }, label: say('connections.needs'), count: needs },
      one('active'),
      one('degraded'),
      one('reauthorization_required'),
      one('paused'),
      one('disconnected'),
    ]);
  }

  #tools(): TemplateResult {
    const { desk, place } = this;
    const { say } = desk.speech;
    const { clients = [], systems = [] } = this.#choices.value ?? {};
    return html`<div class="tools" role="search">
      ${this.#search.render(say('connections.search'))}
      ${choice(desk, place, 'system', say('common.system'), systems)}
      ${choice(desk, place, 'client', say('common.client'), clients)} ${this.#choices.more()}
    </div>`;
  }

  #rows(list: OperatorConnections): TemplateResult {
    const { desk, place } = this;
    const begin = html`<a class="button secondary" href=${hashOf({ view: 'clients' })}
      >${desk.speech.say('view.clients')}</a
    >`;
    return rows(desk, place, list, (one) => this.#row(one), noRows(desk, place, 'connections', begin));
  }

  #row(one: OperatorConnection): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const system = one.name === one.system_name ? [] : [one.system_name];
    const line = [...system, one.customer_name ?? one.customer_id, one.client_name].join(' · ');
    return html`<li class="row">
      <div class="who">
        ${tile(one.system_name)}
        <div class="names">
          <span
            ><a class="whole" href=${hashOf({ view: 'connections', id: one.id })}>${one.name}</a>
            ${modeMark(speech, one.mode)}</span
          >
          <span class="small">${line}</span>
        </div>
      </div>
      <div class="cell">
        <span>${statusMark(speech, one.status)}</span>
        ${
          one.reason === null || one.status === 'active'
            ? nothing
            : html`<span class="small">${speech.reason(one.reason, one.system_name)}</span>`
        }
        ${
          one.owner === null || !one.needs_someone
            ? nothing
            : html`<span class="small strong">${speech.owner(one.owner, one.system_name)}</span>`
        }
      </div>
      <div class="cell end small">
        <span>${say('connections.since')} ${ago(speech, one.since)}</span>
        <span>${say('connections.checked')} ${ago(speech, one.last_checked_at)}</span>
      </div>
    </li>`;
  }
}
