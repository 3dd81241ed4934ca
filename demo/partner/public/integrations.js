// The integrations page: what this customer has connected, what the backend holds of it, and the element's place.
import { showHowItWent } from './came-back.js';
import { ask, el, trouble } from './dom.js';
import { showRecords } from './records.js';

const find = (name) => document.querySelector(`[data-${name}]`);
const section = find('connections');
const list = find('list');
const another = find('connect-another');
const places = [...document.querySelectorAll('[data-connect]')];
const dialog = find('disconnect');
/** Several places, or dialogs, stay where they are; a single one makes room for what is connected. */
const several = places.length > 1;

const statuses = {
  active: ['Working', 'good'],
  degraded: ['Slow or partly down', 'warn'],
  reauthorization_required: ['Sign-in needed', 'warn'],
  paused: ['Paused', 'warn'],
  disconnected: ['Disconnected', 'bad'],
  unknown: ['Not reachable right now', 'warn'],
};
/** What is seen now counts for more than what the service saw last: no "Working" beside a reading that failed. */
const afterFailure = ({ reached }, status) => {
  if (status[1] !== 'good') return status;
  return reached === false ? statuses.unknown : ['Cannot be read right now', 'warn'];
};
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A connection is named after its system until somebody renames it: no need to say it twice. */
const kindOf = ({ name, system }) => (name === system ? 'Read by Larkfield' : system);

const fact = (name, value, note) =>
  el('div', {}, el('dt', {}, name), el('dd', {}, value), note ? el('dd', { class: 'muted' }, note) : null);

function card(connection) {
  const [word, tone] = statuses[connection.status] ?? statuses.unknown;
  const records = el('div', { class: 'records' });
  const badge = el('span', { class: `status ${tone}` }, word);
  records.addEventListener('records-read', ({ detail }) => {
    const [now, color] = detail === null ? [word, tone] : afterFailure(detail, [word, tone]);
    badge.className = `status ${color}`;
    badge.textContent = now;
  });
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
      badge,
      el('button', { type: 'button', class: 'button', click: () => disconnect(connection) }, 'Disconnect'),
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
  if (connection.status !== 'disconnected') void showRecords(records, connection.id);
  return node;
}

async function load() {
  list.setAttribute('aria-busy', 'true');
  try {
    const { connections } = await ask('/app/connections');
    const none = connections.length === 0;
    section.hidden = none;
    if (none || several) for (const place of places) place.hidden = false;
    another.hidden = none || several || !places[0].hidden;
    list.replaceChildren(...connections.map(card));
  } catch (error) {
    list.replaceChildren(el('div', { class: 'card' }, trouble(error.message, load)));
  } finally {
    list.setAttribute('aria-busy', 'false');
  }
}

function disconnect(connection) {
  const problem = find('disconnect-problem');
  problem.hidden = true;
  find('disconnect-text').textContent =
    `Larkfield stops reading from ${connection.name}. The sign-in details are destroyed and the API token stops working at once. To come back, connect the system again.`;
  dialog.returnValue = 'cancel';
  dialog.onsubmit = async (event) => {
    if (event.submitter?.value !== 'disconnect') return;
    event.preventDefault();
    event.submitter.disabled = true;
    try {
      await ask(`/app/connections/${encodeURIComponent(connection.id)}`, 'DELETE');
      dialog.close('disconnect');
      await load();
      (section.hidden ? document.querySelector('#main') : section.querySelector('h2')).focus();
    } catch (error) {
      problem.textContent = `It is still connected. ${error.message}`;
      problem.hidden = false;
    } finally {
      event.submitter.disabled = false;
    }
  };
  dialog.showModal();
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

document.addEventListener('makini-success', () => void load());
document.addEventListener('makini-close', (event) => {
  if (several || section.hidden) return;
  const inside = event.target.contains(document.activeElement);
  event.target.closest('[data-connect]').hidden = true;
  another.hidden = false;
  if (inside) section.querySelector('h2').focus();
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
