// A table of records, a page at a time, read by the product's backend with the connection's token.
import { ask, el, trouble } from './dom.js';

const known = { ID: 'ID', no: 'No.' };
/** `plannedStart` and `planned_start` become "Planned start". */
export const label = (name) => {
  if (known[name]) return known[name];
  const words = name
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const plural = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

function show(value) {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return plural.format(value);
  if (typeof value === 'object') return '…';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return day.format(new Date(`${value}T12:00:00`));
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return day.format(new Date(value));
  return value;
}

const isNumber = (rows, column) => rows.some((row) => typeof row[column] === 'number');
const isState = (column) => /status|state|priority/i.test(column);

function cell(row, column, numbers) {
  const text = show(row[column]);
  const inner = isState(column) && text !== '–' ? el('span', { class: 'chip' }, text) : text;
  return el('td', { class: numbers.has(column) ? 'number' : false }, inner);
}

function grid({ columns, rows, table }) {
  const numbers = new Set(columns.filter((column) => isNumber(rows, column)));
  const head = el(
    'tr',
    {},
    ...columns.map((column) =>
      el('th', { scope: 'col', class: numbers.has(column) ? 'number' : false }, label(column)),
    ),
  );
  const body = rows.map((row) => el('tr', {}, ...columns.map((column) => cell(row, column, numbers))));
  const scroll = el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${label(table)}, a table that scrolls` },
    el('table', {}, el('thead', {}, head), el('tbody', {}, ...body)),
  );
  return withEdges(scroll);
}

/** Shades the edge behind which there are more columns, and says so below. */
function withEdges(scroll) {
  const edges = el('div', { class: 'edges' }, scroll);
  const hint = el('p', { class: 'muted', hidden: true }, 'More columns: scroll the table sideways.');
  const mark = () => {
    const hidden = scroll.scrollWidth - scroll.clientWidth;
    hint.hidden = hidden <= 1;
    edges.toggleAttribute('data-before', scroll.scrollLeft > 1);
    edges.toggleAttribute('data-after', scroll.scrollLeft < hidden - 1);
  };
  scroll.addEventListener('scroll', mark, { passive: true });
  new ResizeObserver(mark).observe(scroll);
  return el('div', { class: 'table' }, edges, hint);
}

function pager({ page, lastPage }, go) {
  if (lastPage <= 1) return null;
  const button = (text, to, on) =>
    el('button', { type: 'button', class: 'button', disabled: !on, click: () => go(to) }, text);
  return el(
    'nav',
    { class: 'pager', 'aria-label': 'Pages of records' },
    button('Previous', page - 1, page > 1),
    el('span', {}, `Page ${plural.format(page)} of ${plural.format(lastPage)}`),
    button('Next', page + 1, page < lastPage),
  );
}

function tablePicker(records, pick) {
  if (records.tables.length < 2) return null;
  const options = records.tables.map((name) =>
    el('option', { value: name, selected: name === records.table }, label(name)),
  );
  return el(
    'label',
    { class: 'picker' },
    el('span', {}, 'Table'),
    el('select', { change: (event) => pick(event.target.value) }, ...options),
  );
}

/** `data-heading` of the place says which heading the table's name is. Fills `place` with the records of a connection and keeps it so while the person pages. */
export async function showRecords(place, connection, question = {}) {
  const go = (next) => showRecords(place, connection, { ...question, ...next });
  const query = new URLSearchParams(Object.entries(question).map(([name, value]) => [name, String(value)]));
  place.setAttribute('aria-busy', 'true');
  if (place.childElementCount === 0)
    place.append(el('div', { class: 'skeleton' }, el('i'), el('i'), el('i')));
  try {
    const { records } = await ask(`/app/connections/${encodeURIComponent(connection)}/records?${query}`);
    if (records === null) {
      place.replaceChildren(
        el('p', { class: 'muted' }, 'This system offers no tables to the user who signed in.'),
      );
      return;
    }
    const table = records.table;
    place.replaceChildren(
      el(
        'div',
        { class: 'row' },
        el(place.dataset.heading ?? 'h3', {}, label(table)),
        el(
          'p',
          { class: 'muted', role: 'status' },
          records.total === 0
            ? 'Nothing in this table yet'
            : `${plural.format(records.total)} ${records.total === 1 ? 'record' : 'records'}, read just now`,
        ),
        tablePicker(records, (picked) => go({ table: picked, page: 1 })) ?? '',
      ),
      records.rows.length > 0 ? grid(records) : el('p', { class: 'muted' }, 'There are no records to show.'),
      pager(records, (page) => go({ table, page })) ?? '',
    );
  } catch (error) {
    if (error.code === 'connection_paused')
      return place.replaceChildren(el('p', { class: 'muted' }, error.message));
    place.replaceChildren(
      trouble(`The records could not be read. ${error.message}`, () => go({}), error.code),
    );
  } finally {
    place.setAttribute('aria-busy', 'false');
  }
}
