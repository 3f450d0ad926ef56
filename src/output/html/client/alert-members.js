import { el } from './dom.js';
import { timeElement } from './times.js';

/** @typedef {import('../page-data.ts').AlertData} AlertData */
/** @typedef {import('./alert-groups.js').AlertGroup} AlertGroup */

const mostMachines = 4;
/** Alerts that are added to the list at once. */
const step = 50;
/** On paper nothing can be opened: the first few stand for the rest. */
const mostOnPaper = 5;
const grouped = new Intl.NumberFormat('en');

/**
 * How many alerts a group has and where; opened, the alerts themselves, in the order of time.
 * @param {AlertGroup} group
 * @param {(run: number) => void} open
 */
export function memberList({ alerts, machines }, open) {
  const list = el('ul', { class: 'members' });
  const more = el('button', { type: 'button', class: 'small' });
  let shown = 0;
  const showNext = () => {
    list.append(...alerts.slice(shown, shown + step).map((alert) => memberLine(alert, open)));
    shown = Math.min(shown + step, alerts.length);
    const left = alerts.length - shown;
    more.hidden = left === 0;
    more.textContent = `Show ${grouped.format(Math.min(step, left))} of ${grouped.format(left)} more`;
  };
  more.addEventListener('click', showNext);
  const count = el('b', {}, `${grouped.format(alerts.length)} alerts`);
  const details = el('details', {}, el('summary', {}, count, whereWords(machines)), list, more);
  details.addEventListener('toggle', () => {
    if (details.open && shown === 0) showNext();
  });
  return el('div', { class: 'member-list' }, details, paperList(alerts));
}

/** @param {readonly AlertData[]} alerts */
function paperList(alerts) {
  const list = el('ul', { class: 'members paper-members' });
  const left = alerts.length - mostOnPaper;
  addEventListener('beforeprint', () => {
    list.replaceChildren(...alerts.slice(0, mostOnPaper).map((alert) => memberLine(alert)));
    if (left > 0) list.append(el('li', {}, `and ${grouped.format(left)} more`));
  });
  addEventListener('afterprint', () => list.replaceChildren());
  return list;
}

/**
 * @param {AlertData} alert
 * @param {(run: number) => void} [open]
 */
function memberLine({ time, reason, runs }, open) {
  const [run] = runs;
  const hasOne = open && runs.length === 1 && run !== undefined;
  return el(
    'li',
    {},
    timeElement(time, 'moment'),
    el('span', {}, reason),
    hasOne && el('button', { type: 'button', class: 'small', click: () => open(run) }, 'Open its run'),
  );
}

/** @param {readonly string[]} machines */
function whereWords(machines) {
  if (machines.length === 0) return '';
  const more = machines.length - mostMachines;
  const words = machines.slice(0, mostMachines).join(', ');
  return ` on ${words}${more > 0 ? ` and ${grouped.format(more)} more` : ''}`;
}
