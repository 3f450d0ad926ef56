import { alertBadge } from './alert-list.js';
import { data } from './data.js';
import { el } from './dom.js';
import { runSection } from './run-section.js';
import { change } from './store.js';
import { timeElement } from './times.js';
import { verdictMark } from './verdict-mark.js';

/** @typedef {import('../page-data.ts').RunData} RunData */

/**
 * The line of a run and the line below it, which holds its section once it is open.
 * @param {number} at
 * @param {Set<number>} open
 */
export function runRow(at, open) {
  const run = /** @type {RunData} */ (data.runs[at]);
  const cell = el('td', { colspan: 5 });
  const below = el('tr', { class: 'section-row', id: `section-${at}` }, cell);
  const toggle = el(
    'button',
    { type: 'button', class: 'toggle', id: `toggle-${at}`, 'aria-controls': `section-${at}` },
    el('span', { class: 'unseen' }, 'Details of the run at '),
    timeElement(run.time, 'seconds'),
  );
  const row = el(
    'tr',
    { class: `run-row v-${run.verdict}` },
    el('td', { class: 'col-time' }, toggle, el('small', {}, timeElement(run.time, 'day'))),
    el('td', { class: 'col-verdict' }, verdictMark(run.verdict), el('small', {}, run.certainty)),
    el('td', { class: 'col-who' }, ...whoLines(run)),
    el(
      'td',
      { class: 'col-vm' },
      el('span', { class: 'name' }, run.vm ?? 'not named'),
      el('small', {}, ...machineWords(run)),
    ),
    el('td', { class: 'col-ran' }, el('code', {}, run.ran), alertBadge(run.alerts)),
  );
  const show = (/** @type {boolean} */ isOpen) => {
    toggle.setAttribute('aria-expanded', String(isOpen));
    row.classList.toggle('is-open', isOpen);
    below.hidden = !isOpen;
    if (isOpen) {
      open.add(at);
      if (!cell.firstChild) cell.append(runSection(at, 'page'));
    } else open.delete(at);
  };
  const flip = () => {
    const isOpen = toggle.getAttribute('aria-expanded') !== 'true';
    show(isOpen);
    change({ run: isOpen ? run.id : '' });
  };
  toggle.addEventListener('click', flip);
  row.addEventListener('click', (event) => {
    const isText = getSelection()?.type === 'Range';
    if (event.target instanceof Element && !event.target.closest('button') && !isText) flip();
  });
  show(open.has(at));
  return [row, below];
}

/** @param {RunData} run */
function whoLines({ who, from }) {
  if (who.length === 0) return [el('span', { class: 'nobody' }, 'nobody on record')];
  const names = who.flatMap((name, at) => [
    at > 0 && el('i', {}, ' or '),
    el('span', { class: 'name' }, name),
  ]);
  return [...names, el('small', {}, from.join(' or '))];
}

/** @param {RunData} run */
function machineWords({ host, channel }) {
  const parts = [];
  if (host !== undefined) parts.push(`host ${host}`);
  if (channel !== undefined) parts.push(channel);
  return parts.map((part, at) => (at === 0 ? part : ` · ${part}`));
}
