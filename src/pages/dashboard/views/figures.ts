import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DashboardFigures, SystemFunnel } from '../../../contract/index.ts';
import { Asking } from '../asking.ts';
import { View } from '../desk.ts';
import { countBar, dayBars, funnelBar, legend } from '../parts/bars.ts';
import { head, known } from '../parts/bits.ts';
import { chips } from '../parts/narrowing.ts';
import { base } from '../styles/base.ts';
import { figureStyles } from '../styles/figures.ts';
import { listStyles } from '../styles/lists.ts';

/** How many of a list are shown. */
const top = 5;

type Funnel = DashboardFigures['total'];

/** How connecting went: of all, day by day, and by system where people leave and what fails. */
export class DashFigures extends View {
  static override styles = [...base, listStyles, figureStyles];

  readonly #figures = new Asking<DashboardFigures>(this);

  protected override entered(): void {
    const { query } = this.place;
    void this.#figures.ask((call) => this.desk.service.call('operatorFigures', { ...call, query }));
  }

  protected override render(): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const days = (count: number, value?: string) => ({
      change: { days: value },
      label: say('figures.days', { count }),
    });
    const shown = this.#figures.value?.days;
    return html`<section class="view">
      ${head(say('view.figures'))}
      <div class="stack">
        ${chips(
          this.desk,
          this.place,
          say('figures.range'),
          this.#ranges(shown).map(([count, value]) => days(count, value)),
        )}
        ${chips(
          this.desk,
          this.place,
          say('figures.mode'),
          (['live', 'test'] as const).map((each) => ({
            change: { mode: each },
            label: say(`mode.${each}`),
            current: (this.place.query['mode'] ?? this.#figures.value?.mode) === each,
          })),
        )}
      </div>
      ${known(speech, this.#figures, (figures) => this.#all(figures))}
    </section>`;
  }

  /** The ranges; the one that the service chooses by itself has no value in the address. */
  #ranges(shown: number | undefined): [number, string | undefined][] {
    const own = this.place.query['days'] === undefined ? (shown ?? 30) : 30;
    return [7, 30, 90].map((count) => [count, count === own ? undefined : String(count)]);
  }

  #all({ total, by_day: byDay, systems }: DashboardFigures): TemplateResult {
    const { say } = this.desk.speech;
    if (total.started === 0)
      return html`<div class="empty">
        <p class="strong">${say('figures.none')}</p>
        <p class="small">${say('figures.none.lead')}</p>
      </div>`;
    const most = Math.max(...systems.map(({ started }) => started));
    return html`${this.#totals(total)} ${this.#days(byDay)}
      <section class="stack">
        <h2>${say('figures.by_system')}</h2>
        ${legend(say('figures.connected'), say('figures.left'))}
        ${systems.map((one, at) => this.#system(one, at, most))} ${this.#table(systems)}
      </section>`;
  }

  #totals({ started, connected, median_active_seconds: median }: Funnel): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const one = (label: string, value: string, more = '') =>
      html`<div class="total card">
        <dt>${label}</dt>
        <dd>${value} <bdi class="small">${more}</bdi></dd>
      </div>`;
    return html`<dl class="totals">
      ${one(say('figures.started'), speech.number(started))}
      ${one(say('figures.connected'), speech.number(connected), speech.share(connected, started))}
      ${one(say('figures.median'), median === null ? '–' : speech.duration(median * 1_000))}
    </dl>`;
  }

  #days(days: DashboardFigures['by_day']): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const date = new Intl.DateTimeFormat(speech.locale, { dateStyle: 'medium', timeZone: 'UTC' });
    const named = (day: string): string => date.format(new Date(`${day}T00:00:00Z`));
    const [first, last] = [days[0]?.day, days.at(-1)?.day];
    return html`<section class="card stack">
      <h2>${say('figures.by_day')}</h2>
      ${legend(say('figures.connected'), say('figures.left'))} ${dayBars(days)}
      <p class="line small">
        <span>${first === undefined ? '' : named(first)}</span
        ><span class="ends">${last === undefined ? '' : named(last)}</span>
      </p>
      <details>
        <summary>${say('figures.as_table')}</summary>
        <div class="scrolls" tabindex="0" role="region" aria-label=${say('figures.by_day')}>
          <table>
            <caption>
              ${say('figures.by_day')}
            </caption>
            <thead>
              <tr>
                <th scope="col">${say('figures.day')}</th>
                <th scope="col">${say('figures.started')}</th>
                <th scope="col">${say('figures.connected')}</th>
              </tr>
            </thead>
            <tbody>
              ${days.map(
                ({ day, started, connected }) =>
                  html`<tr>
                    <th scope="row">${named(day)}</th>
                    <td>${speech.number(started)}</td>
                    <td>${speech.number(connected)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
    </section>`;
  }

  #name({ system_name: name }: SystemFunnel): string {
    return name ?? this.desk.speech.say('figures.no_system');
  }

  #system(one: SystemFunnel, at: number, most: number): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    const { started, connected, median_active_seconds: median } = one;
    return html`<article class="card stack">
      <div class="line">
        <h3>${this.#name(one)}</h3>
        <span class="ends small number"
          ><bdi>${say('figures.of', { connected, started })}</bdi
          ><bdi>${speech.share(connected, started)}</bdi>${
            median === null ? nothing : html`<bdi>${speech.duration(median * 1_000)}</bdi>`
          }</span
        >
      </div>
      ${funnelBar(`left-${at}`, connected, started, most)}
      ${
        one.left.length + one.failures.length === 0
          ? nothing
          : html`<div class="columns">${this.#left(one)} ${this.#failures(one)}</div>`
      }
    </article>`;
  }

  #left({ left, started }: SystemFunnel): TemplateResult | typeof nothing {
    const { speech } = this.desk;
    if (left.length === 0) return nothing;
    return html`<div class="stack tight">
      <p class="small">${speech.say('figures.where')}</p>
      <ul class="counted">
        ${left.slice(0, top).map(
          ({ at, count }) =>
            html`<li>
              <span>${speech.sayIfKnown(`left.${at}`, at)}</span
              ><span class="number">${speech.number(count)}</span>
              ${countBar(count, started)}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  #failures({ failures, system_name: system }: SystemFunnel): TemplateResult | typeof nothing {
    const { speech } = this.desk;
    if (failures.length === 0) return nothing;
    return html`<div class="stack tight">
      <p class="small">${speech.say('figures.failures')}</p>
      <ul class="counted">
        ${failures.slice(0, top).map(({ code, count }) => {
          const explained = speech.explain(code, system ?? '');
          const title = html`${speech.reason(code, system ?? '')} <bdi class="small code">${code}</bdi>`;
          return html`<li>
            ${
              explained === ''
                ? html`<span>${title}</span>`
                : html`<details>
                    <summary>${title}</summary>
                    <p class="small">${explained}</p>
                  </details>`
            }<span class="number">${speech.number(count)}</span>
          </li>`;
        })}
      </ul>
    </div>`;
  }

  #table(systems: readonly SystemFunnel[]): TemplateResult {
    const { speech } = this.desk;
    const { say } = speech;
    return html`<details>
      <summary>${say('figures.as_table')}</summary>
      <div class="scrolls" tabindex="0" role="region" aria-label=${say('figures.by_system')}>
        <table>
          <caption>
            ${say('figures.by_system')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('common.system')}</th>
              <th scope="col">${say('figures.started')}</th>
              <th scope="col">${say('figures.connected')}</th>
              <th scope="col">${say('figures.share')}</th>
              <th scope="col">${say('figures.median')}</th>
            </tr>
          </thead>
          <tbody>
            ${systems.map(
              (one) =>
                html`<tr>
                  <th scope="row">${this.#name(one)}</th>
                  <td>${speech.number(one.started)}</td>
                  <td>${speech.number(one.connected)}</td>
                  <td>${speech.share(one.connected, one.started)}</td>
                  <td>
                    ${one.median_active_seconds === null ? '–' : speech.duration(one.median_active_seconds * 1_000)}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}
