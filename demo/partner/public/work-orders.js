// The work orders page: records of the newest connection that works.
import { ask, el, trouble } from './dom.js';
import { showRecords } from './records.js';

const place = document.querySelector('[data-records-page]');

const empty = () =>
  el(
    'div',
    { class: 'card empty' },
    el('h2', {}, 'No system is connected yet'),
    el('p', {}, 'Connect the system your work orders live in, and they appear here.'),
    el('a', { class: 'button primary', href: '/' }, 'Go to integrations'),
  );

async function start() {
  try {
    const { connections } = await ask('/app/connections');
    const working = connections.find(({ status }) => status !== 'disconnected');
    if (working === undefined) {
      place.replaceChildren(empty());
      return;
    }
    const records = el('div', { class: 'records', 'data-heading': 'h2' });
    place.replaceChildren(
      el('section', { class: 'card' }, el('p', { class: 'source' }, `From ${working.name}`), records),
    );
    await showRecords(records, working.id);
  } catch (error) {
    place.replaceChildren(el('div', { class: 'card' }, trouble(error.message, start)));
  } finally {
    place.setAttribute('aria-busy', 'false');
  }
}

void start();
