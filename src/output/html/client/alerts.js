import { data } from './data.js';
import { append, byId, el } from './dom.js';
import { change } from './store.js';
import { timeElement } from './times.js';

/** @typedef {import('../page-data.ts').AlertData} AlertData */

const most = 8;
const grouped = new Intl.NumberFormat('en');

/**
 * What the rules said, most severe first, with the way to the runs that it is about.
 * @param {HTMLElement} place
 * @param {(run: number) => void} open
 */
export function showAlerts(place, open) {
  const { rules, alertsLeftOut } = data.overview;
  if (rules.length === 0) return;
  byId('alerts-section').hidden = false;
  const body = el('tbody', {});
  const head = ['Severity', 'Time', 'Alert', 'Runs'].map((name) => el('th', { scope: 'col' }, name));
  const table = el('table', { class: 'plain alerts' }, el('thead', {}, el('tr', {}, ...head)), body);
  const show = (/** @type {readonly AlertData[]} */ alerts) =>
    body.append(...alerts.map((alert) => alertRow(alert, open)));
  show(data.alerts.slice(0, most));
  append(place, [data.alerts.length === 0 ? el('p', {}, 'No rule raised one.') : table]);
  if (data.alerts.length > most) {
    const more = el('button', { type: 'button' }, `Show all ${grouped.format(data.alerts.length)}`);
    more.addEventListener('click', () => {
      more.remove();
      show(data.alerts.slice(most));
    });
    place.append(more);
  }
  if (alertsLeftOut > 0)
    place.append(
      el('p', { class: 'note' }, `${grouped.format(alertsLeftOut)} less severe ones are not in this report.`),
    );
  place.append(rulesLine(rules));
}

/**
 * The alerts of one run, for its section.
 * @param {readonly number[]} places
 */
export function alertList(places) {
  const items = places.flatMap((at) => {
    const alert = data.alerts[at];
    return alert
      ? [
          el(
            'li',
            {},
            severityMark(alert),
            el('span', {}, el('b', {}, alert.name), el('small', {}, alert.reason)),
          ),
        ]
      : [];
  });
  return el('ul', { class: 'alert-list' }, ...items);
}

/**
 * The most severe alert of a run in few words.
 * @param {readonly number[]} places
 */
export function alertBadge(places) {
  const first = data.alerts[places[0] ?? -1];
  if (!first) return undefined;
  const more = places.length > 1 ? ` and ${places.length - 1} more` : '';
  return el('span', { class: 'badge' }, severityMark(first), `${first.name}${more}`);
}

/** @param {AlertData} alert */
function severityMark({ severity }) {
  return el('span', { class: `severity ${severity}` }, severity);
}

/**
 * @param {AlertData} alert
 * @param {(run: number) => void} open
 */
function alertRow(alert, open) {
  const { name, reason, time, runs } = alert;
  const [run] = runs;
  const goTo =
    runs.length === 1 && run !== undefined
      ? el('button', { type: 'button', class: 'small', click: () => open(run) }, 'Open its run')
      : runs.length > 1 &&
        el(
          'button',
          { type: 'button', class: 'small', click: () => change({ alert: name }) },
          `Show its ${runs.length} runs`,
        );
  return el(
    'tr',
    {},
    el('td', {}, severityMark(alert)),
    el('td', {}, timeElement(time, 'moment')),
    el('td', {}, el('b', {}, name), el('small', {}, reason)),
    el('td', {}, goTo),
  );
}

/** @param {readonly string[]} rules */
function rulesLine([first = '', ...others]) {
  if (others.length === 0) return el('p', { class: 'note' }, `${first}.`);
  return el(
    'details',
    { class: 'note' },
    el('summary', {}, first),
    el('ul', {}, ...others.map((text) => el('li', {}, text))),
  );
}
