import { data } from './data.js';
import { append, byId, el } from './dom.js';
import { sortNames, sortRuns } from './filter.js';
import { runRow } from './run-row.js';
import { change, currentState, onChange } from './store.js';

/** Lines of one page of the list: what a reader scrolls through, and a browser lays out, without waiting. */
export const pageLength = 50;

const titles = { time: 'Time', verdict: 'Verdict', who: 'Who asked', vm: 'Machine', ran: 'What ran' };
const grouped = new Intl.NumberFormat('en');

/**
 * The runs that are shown, page by page, each with its section below it once it is opened.
 * @param {HTMLElement} place
 * @param {() => readonly number[]} shown in the order of time
 */
export function showRunList(place, shown) {
  const head = Object.entries(titles).map(([name, title]) => headCell(name, title));
  const body = el('tbody', {});
  const table = el('table', { class: 'runs' }, el('caption', { class: 'unseen' }, 'Runs and requests'));
  append(table, [el('thead', {}, el('tr', {}, ...head.map(({ cell }) => cell))), body]);
  const count = el('p', { class: 'count-line', role: 'status' });
  const pagers = [
    el('nav', { 'aria-label': 'Pages, above the list' }),
    el('nav', { 'aria-label': 'Pages, below the list' }),
  ];
  const [above, below] = pagers;
  append(place, [el('div', { class: 'list-head' }, count, sortField(), above), table, below]);

  /** @type {Set<number>} */
  const open = new Set();
  /** @type {readonly number[]} */
  let sorted = [];
  const draw = () => {
    const { page, sort } = currentState();
    const pages = Math.max(1, Math.ceil(sorted.length / pageLength));
    const at = Math.min(page, pages);
    const runs = sorted.slice((at - 1) * pageLength, at * pageLength);
    body.replaceChildren(...runs.flatMap((run) => runRow(run, open)));
    for (const { name, cell } of head) cell.setAttribute('aria-sort', ariaSort(name, sort));
    for (const pager of pagers) pager.replaceChildren(...pagerButtons(at, pages));
    count.textContent = countWords(sorted.length, at);
    table.hidden = sorted.length === 0;
  };
  const update = () => {
    sorted = sortRuns(shown(), data.runs, currentState().sort);
    draw();
  };
  /** @param {number} run */
  const reveal = (run) => {
    const place = sorted.indexOf(run);
    if (place === -1) return;
    open.add(run);
    const page = Math.floor(place / pageLength) + 1;
    if (page !== currentState().page) change({ page });
    else draw();
    const toggle = byId(`toggle-${run}`);
    toggle.focus({ preventScroll: true });
    toggle.closest('tr')?.scrollIntoView({ block: 'start' });
  };
  onChange((state, before) => {
    const isSame =
      state.run !== before.run &&
      Object.keys(state).every((key) => key === 'run' || same(state, before, key));
    if (!isSame && state.zone === before.zone) update();
  });
  update();
  return { reveal };
}

/**
 * @param {any} state
 * @param {any} before
 * @param {string} key
 */
function same(state, before, key) {
  return state[key] === before[key];
}

/**
 * @param {number} count
 * @param {number} page
 */
function countWords(count, page) {
  const all = data.runs.length;
  if (count === 0) return `None of ${grouped.format(all)} passes the filters.`;
  const first = (page - 1) * pageLength + 1;
  const last = Math.min(page * pageLength, count);
  const of =
    count === all
      ? grouped.format(all)
      : `${grouped.format(count)} that pass the filters, of ${grouped.format(all)}`;
  return `${grouped.format(first)} to ${grouped.format(last)} of ${of}`;
}

/**
 * @param {string} name
 * @param {string} title
 */
function headCell(name, title) {
  const button = el(
    'button',
    { type: 'button' },
    title,
    el('span', { class: 'arrow', 'aria-hidden': 'true' }),
  );
  button.addEventListener('click', () => {
    const { sort } = currentState();
    change({ sort: sort === name ? `-${name}` : name });
  });
  return { name, cell: el('th', { scope: 'col', class: `col-${name}` }, button) };
}

/**
 * @param {string} name
 * @param {string} sort
 */
function ariaSort(name, sort) {
  if (sort === name) return 'ascending';
  return sort === `-${name}` ? 'descending' : 'none';
}

/** For narrow screens, where the list has no head. */
function sortField() {
  const ways = sortNames.flatMap((name) => [name, `-${name}`]);
  const options = ways.map((way) => {
    const title = titles[/** @type {keyof typeof titles} */ (way.replace('-', ''))];
    return el('option', { value: way }, `${title}${way.startsWith('-') ? ', other way round' : ''}`);
  });
  const select = el('select', { change: () => change({ sort: select.value }) }, ...options);
  onChange(({ sort }) => {
    select.value = sort;
  });
  select.value = currentState().sort;
  return el('label', { class: 'sort' }, el('span', {}, 'Sort'), select);
}

/**
 * @param {number} at
 * @param {number} pages
 */
function pagerButtons(at, pages) {
  if (pages === 1) return [];
  const step = (/** @type {string} */ label, /** @type {number} */ page) =>
    el(
      'button',
      { type: 'button', disabled: page < 1 || page > pages, click: () => change({ page }) },
      label,
    );
  return [
    step('First', at === 1 ? 0 : 1),
    step('Previous', at - 1),
    el('span', {}, `page ${grouped.format(at)} of ${grouped.format(pages)}`),
    step('Next', at + 1),
    step('Last', at === pages ? pages + 1 : pages),
  ];
}
