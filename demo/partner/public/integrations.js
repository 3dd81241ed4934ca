// The integrations page: the element's place, the list of connections, and what the backend holds of each and reads with it.
import { showHowItWent } from './came-back.js';
import { ask, el, trouble } from './dom.js';
import { showRecords } from './records.js';

const find = (name) => document.querySelector(`[data-${name}]`);
const section = find('connections');
const health = section.querySelector('makini-connections');
const held = find('held');
const list = find('list');
const another = find('connect-another');
const ownPage = find('own-page');
const places = [...document.querySelectorAll('[data-connect]')];
/** Several places, or dialogs, stay where they are; a single one makes room for what is connected. */
const several = places.length > 1;
/** What was just ended is still told of, also when it was the last. */
let ended = false;

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A connection is named after its system until somebody renames it: no need to say it twice. */
const kindOf = ({ name, system }) => (name === system ? 'Read by Larkfield' : system);

const fact = (name, value, note) =>
  el('div', {}, el('dt', {}, name), el('dd', {}, value), note ? el('dd', { class: 'muted' }, note) : null);

function card(connection) {
  const records = el('div', { class: 'records', 'data-heading': 'h4' });
  const node = el(
    'article',
    { class: 'card connection', 'data-connection': connection.id, 'aria-label': connection.name },
    el(
      'header',
      { class: 'row' },
      el('span', { class: 'tile', 'aria-hidden': 'true' }, connection.system.charAt(0)),
      el(
        'div',
        { class: 'name' },
        el('h3', {}, connection.name),
        el('p', { class: 'muted' }, kindOf(connection)),
      ),
    ),
    el(
      'dl',
      { class: 'facts' },
      fact(
        'API token',
        el('code', {}, connection.token),
        'Held by Larkfield’s backend, sealed. It never came to this browser.',
      ),
      fact('Stored', moment.format(new Date(connection.storedAt))),
      fact('Connection', el('code', {}, connection.id), connection.mode === 'test' ? 'Test' : 'Live'),
    ),
    records,
  );
  void showRecords(records, connection.id);
  return node;
}

async function load() {
  list.setAttribute('aria-busy', 'true');
  void health.refresh?.();
  try {
    const { connections } = await ask('/app/connections');
    const none = connections.length === 0;
    section.hidden = none && !ended;
    held.hidden = none;
    if (none || several) for (const place of places) place.hidden = false;
    another.hidden = none || several || !places[0].hidden;
    list.replaceChildren(...connections.map(card));
  } catch (error) {
    held.hidden = false;
    list.replaceChildren(el('div', { class: 'card' }, trouble(error.message, load)));
  } finally {
    // Below all of it: it would move with what comes above.
    if (ownPage !== null) ownPage.hidden = false;
    list.setAttribute('aria-busy', 'false');
  }
}

another.addEventListener('click', () => {
  const [place] = places;
  place.hidden = false;
  another.hidden = true;
  const element = place.querySelector('makini-connect');
  element.reset?.();
  void element.show?.();
  place.scrollIntoView({ block: 'start' });
});

/** Connected, or connected again from the list. */
document.addEventListener('makini-success', () => void load());
for (const change of ['makini-pause', 'makini-resume']) document.addEventListener(change, () => void load());
document.addEventListener('makini-disconnect', () => {
  ended = true;
  void load();
});
const open = new WeakSet();
document.addEventListener('makini-open', (event) => open.add(event.target));
document.addEventListener('makini-close', async (event) => {
  const { target } = event;
  open.delete(target);
  // From its last screen a person may go on at once: one opening is over, and the next begins.
  await Promise.resolve();
  // The list has a dialog of its own.
  const place = target.closest('[data-connect]');
  if (open.has(target) || place === null || several || section.hidden) return;
  const inside = target.contains(document.activeElement);
  place.hidden = true;
  another.hidden = false;
  if (inside) another.focus();
});

document.addEventListener('click', (event) => {
  const menu = document.querySelector('details.account[open]');
  if (menu !== null && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  const menu = document.querySelector('details.account[open]');
  if (event.key !== 'Escape' || menu === null) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

showHowItWent(find('came-back'));
void load();
