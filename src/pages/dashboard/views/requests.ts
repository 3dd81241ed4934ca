import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { OperatorRequest, OperatorRequests } from '../../../contract/index.ts';
import { Asking } from '../asking.ts';
import { View } from '../desk.ts';
import { ago, button, head, known, mark, troubleText } from '../parts/bits.ts';
import { chips, noRows, rows } from '../parts/narrowing.ts';
import { base } from '../styles/base.ts';
import { listStyles } from '../styles/lists.ts';
import { troubleOf } from '../trouble.ts';

/** Systems that people asked for because they did not find theirs. */
export class DashRequests extends View {
  static override styles = [...base, listStyles];

  readonly #list = new Asking<OperatorRequests>(this);
  @state() private problem = '';

  protected override entered(): void {
    const { query } = this.place;
    this.problem = '';
    void this.#list.ask((call) => this.desk.service.call('operatorRequests', { ...call, query }));
  }

  protected override render(): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<section class="view">
      ${head(say('view.requests'))}
      <p class="small">${say('requests.lead')}</p>
      ${chips(this.desk, this.place, say('requests.by_state'), [
        { change: { state: undefined }, label: say('common.all') },
        { change: { state: 'open' }, label: say('request.open'), count: this.#list.value?.open },
        { change: { state: 'done' }, label: say('request.done') },
      ])}
      ${this.problem === '' ? nothing : html`<p class="banner bad">${this.problem}</p>`}
      ${known(speech, this.#list, (list) => this.#rows(list))}
    </section>`;
  }

  #rows(list: OperatorRequests): TemplateResult {
    const { desk, place } = this;
    return rows(desk, place, list, (one) => this.#row(one), noRows(desk, place, 'requests'));
  }

  #row(one: OperatorRequest): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const open = one.state === 'open';
    const label = say(open ? 'request.finish' : 'request.reopen');
    return html`<li class="row">
      <div class="cell">
        <span class="strong"><bdi>${one.name}</bdi></span>
        ${one.maker === null ? nothing : html`<bdi class="small">${one.maker}</bdi>`}
        ${one.note === null ? nothing : html`<p><bdi>${one.note}</bdi></p>`}
      </div>
      <div class="cell">
        <span>${mark(open ? 'warn' : 'good', say(`request.${one.state}`))}</span>
        <span class="small">${one.client_name} · ${one.customer_id}</span>
      </div>
      <div class="cell end">
        <span class="small">${ago(speech, one.asked_at)}</span>
        ${button('quiet', label, () => void this.#turn(one), { name: `${label}: ${one.name}` })}
      </div>
    </li>`;
  }

  async #turn({ id, state: before }: OperatorRequest): Promise<void> {
    const { service, speech, announce } = this.desk;
    const body = { state: before === 'open' ? 'done' : 'open' };
    try {
      const { request } = await service.call('operatorChangeRequest', { params: { id }, body });
      this.problem = '';
      this.#list.change((list) => ({
        ...list,
        open: list.open + (request.state === 'open' ? 1 : -1),
        data: list.data.map((one) => (one.id === id ? request : one)),
      }));
      announce(speech.say(`request.${request.state}`));
    } catch (error) {
      this.problem = troubleText(speech, troubleOf(error));
      announce(this.problem);
    }
  }
}
