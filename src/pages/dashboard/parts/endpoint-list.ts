/** Where partners are told of events: which endpoints fail or are disabled, and what can be done. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { OperatorEndpoint, OperatorEndpoints } from '../../../contract/index.ts';
import { hashOf } from '../address.ts';
import type { Place } from '../address.ts';
import type { Asking } from '../asking.ts';
import type { Desk } from '../desk.ts';
import { troubleOf } from '../trouble.ts';
import { ago, button, known, mark, modeMark, troubleText } from './bits.ts';
import { pager } from './narrowing.ts';

const standing = ({ speech }: Desk, one: OperatorEndpoint): TemplateResult => {
  const { say } = speech;
  if (!one.enabled)
    return html`<span>${mark('quiet', say('endpoint.disabled'))}</span>${
        one.disabled_reason === null
          ? nothing
          : html`<span class="small">${say(`endpoint.reason.${one.disabled_reason}`)}</span>`
      }`;
  if (one.failing_since === null) return html`<span>${mark('good', say('endpoint.well'))}</span>`;
  return html`<span>${mark('bad', say('endpoint.failing'))}</span
    ><span class="small">${say('endpoint.since')} ${ago(speech, one.failing_since)}</span>`;
};

const act = async (
  desk: Desk,
  list: Asking<OperatorEndpoints>,
  one: OperatorEndpoint,
  test: boolean,
  done: () => void,
): Promise<void> => {
  const { service, speech, announce } = desk;
  const params = { id: one.id };
  try {
    if (test) await service.call('operatorTestEndpoint', { params });
    else await service.call('operatorChangeEndpoint', { params, body: { enabled: !one.enabled } });
    announce(speech.say(test ? 'endpoint.tested' : one.enabled ? 'endpoint.disabled' : 'endpoint.enabled'));
  } catch (error) {
    announce(troubleText(speech, troubleOf(error)));
  }
  await list.again();
  done();
};

/** The link goes when the endpoints are asked for anew: whoever pressed it goes on at the head of what it leads to. */
const toHeading = ({ target }: Event): void => {
  const root = (target as Element).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>('.heading')?.focus();
};

/** Where the address has the position in this list, beside that of the list of deliveries. */
export const endpointsAt = 'endpoints';

/** The list of endpoints, nothing while there are none; `done` is told when something was done to one. */
export const endpointList = (
  desk: Desk,
  place: Place,
  list: Asking<OperatorEndpoints>,
  done: () => void,
): TemplateResult | typeof nothing => {
  const { speech } = desk;
  const { say } = speech;
  if (list.known.at === 'ready' && list.known.value.data.length === 0) return nothing;
  const named = (label: string, { url }: OperatorEndpoint) => ({ name: `${label}: ${url}` });
  return html`<section class="stack" aria-labelledby="endpoints">
    <h2 id="endpoints" tabindex="-1">${say('endpoints.heading')}</h2>
    ${known(
      speech,
      list,
      ({ data, next }) =>
        html`<ul class="rows">
            ${data.map(
              (one) =>
                html`<li class="row">
                  <div class="cell">
                    <a href=${hashOf({ view: 'deliveries', query: { endpoint: one.id } })} @click=${toHeading}
                      ><bdi class="code">${one.url}</bdi></a
                    >
                    <span class="small">${one.client_name} ${modeMark(speech, one.mode)}</span>
                  </div>
                  <div class="cell">
                    ${standing(desk, one)}
                    ${one.waiting === 0 ? nothing : html`<span class="small">${say('endpoint.waiting', { count: one.waiting })}</span>`}
                  </div>
                  <div class="line end">
                    ${
                      one.enabled
                        ? button(
                            'quiet',
                            say('endpoint.test'),
                            () => void act(desk, list, one, true, done),
                            named(say('endpoint.test'), one),
                          )
                        : nothing
                    }
                    ${button(
                      'quiet',
                      say(one.enabled ? 'endpoint.disable' : 'endpoint.enable'),
                      () => void act(desk, list, one, false, done),
                      named(say(one.enabled ? 'endpoint.disable' : 'endpoint.enable'), one),
                    )}
                  </div>
                </li>`,
            )}
          </ul>
          ${pager(desk, place, next, { name: endpointsAt, of: say('endpoints.heading') })}`,
    )}
  </section>`;
};
