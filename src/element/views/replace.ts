import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Difference } from '../../contract/index.ts';
import type { StateAt } from '../flow/state.ts';
import { badge, button, headline, nameOf } from '../parts/elements.ts';
import type { Screen } from '../parts/screen.ts';

type Drawn = TemplateResult | typeof nothing;

const mostLost = 8;

/** Nobody knows whose sign-in it is, and all that is known is as before. */
const isUnknown = (differs: readonly Difference[]): boolean =>
  differs.every(({ what, was, now }) => what === 'account' && (was === '' || now === ''));

const difference = ({ what, label, was, now }: Difference, { words }: Screen): TemplateResult => {
  const unknown = words('replace.unknown');
  return html`<p class="record" part="difference">
    <span class="small">${what === 'field' ? label : words(`replace.${what}`)}</span>
    <span class="strong"><bdi>${now || unknown}</bdi></span>
    <span class="small">${words('replace.was', { was: was || unknown })}</span>
  </p>`;
};

const lostOf = (lost: readonly string[] | undefined, { words, speech }: Screen): string => {
  if (!lost) return words('replace.unseen');
  // of its own: shared, it would split what every page loads
  const list = new Intl.ListFormat(speech.locale, { type: 'conjunction' });
  const shown = list.format(lost.slice(0, mostLost));
  const count = lost.length - mostLost;
  return words('replace.lost', { what: count > 0 ? words('replace.more', { what: shown, count }) : shown });
};

/** Asks before another sign-in takes the place of the one before: what it leads to, with its newest record, what it led to, and what would be lost. */
export const replaceView = (
  { step, opened, wait }: StateAt<'replace'>,
  screen: Screen,
  newest: Drawn,
): TemplateResult => {
  const { system, differs, lost } = step;
  const { words } = screen;
  const busy = wait !== 'no';
  const known = differs.filter(({ was, now }) => was !== '' || now !== '');
  const lead = isUnknown(differs) ? 'replace.lead.unknown' : 'replace.lead';
  return html`${headline(screen, words('replace.heading'), { mark: badge('note', 'warning'), line: nameOf(system) })}
    <p class="lead">${words(lead, { system: system.name })}</p>
    ${known.map((each) => difference(each, screen))} ${newest}
    ${lost?.length === 0 ? nothing : html`<p class="notice" part="notice">${lostOf(lost, screen)}</p>`}
    <p>${words('replace.then', { app: opened.app })}</p>
    <div class="actions">
      ${button('primary', words('replace.yes'), () => screen.send({ type: 'confirmed' }), { busy })}
      ${button('secondary', words('replace.no'), () => screen.send({ type: 'back_asked' }), { busy })}
    </div>`;
};
