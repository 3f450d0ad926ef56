import { groupAlerts } from './alert-groups.js';
import { severityMark } from './alert-list.js';
import { memberList } from './alert-members.js';
import { data } from './data.js';
import { byId, el } from './dom.js';
import { change } from './store.js';
import { timeElement } from './times.js';

/** @typedef {import('./alert-groups.js').AlertGroup} AlertGroup */

const mostGroups = 12;
const grouped = new Intl.NumberFormat('en');

/**
 * What the rules said: a line for each rule with how often, when and where, and the way to the runs.
 * @param {HTMLElement} place
 * @param {(run: number) => void} open
 */
export function showAlerts(place, open) {
  const { rules, alertsLeftOut } = data.overview;
  if (rules.length === 0) return;
  byId('alerts-section').hidden = false;
  const groups = groupAlerts(data.alerts, data.runs);
  if (groups.length === 0) place.append(el('p', {}, 'No rule raised one.'));
  else place.append(el('p', { class: 'lead' }, countWords(groups.length)), ...groupTable(groups, open));
  if (alertsLeftOut > 0) {
    const text = `${grouped.format(alertsLeftOut)} less severe ones are not in this report.`;
    place.append(el('p', { class: 'note' }, text));
  }
  place.append(rulesLine(rules));
}

/** @param {number} groups */
function countWords(groups) {
  const { length } = data.alerts;
  const alerts = `${grouped.format(length)} ${length === 1 ? 'alert' : 'alerts'}`;
  return groups < 2
    ? `${alerts}.`
    : `${alerts} under ${grouped.format(groups)} names, most severe first, then the rarest.`;
}

/**
 * @param {readonly AlertGroup[]} groups
 * @param {(run: number) => void} open
 */
function groupTable(groups, open) {
  const head = ['Severity', 'Alert', 'When', 'Runs'].map((name) => el('th', { scope: 'col' }, name));
  const body = el('tbody', {});
  const table = el('table', { class: 'plain alerts' }, el('thead', {}, el('tr', {}, ...head)), body);
  const show = (/** @type {readonly AlertGroup[]} */ some) =>
    body.append(...some.map((group) => groupRow(group, open)));
  show(groups.slice(0, mostGroups));
  if (groups.length <= mostGroups) return [table];
  const more = el('button', { type: 'button' }, `Show all ${grouped.format(groups.length)}`);
  const showRest = () => {
    if (more.isConnected) show(groups.slice(mostGroups));
    more.remove();
  };
  more.addEventListener('click', showRest);
  addEventListener('beforeprint', showRest);
  return [table, more];
}

/**
 * @param {AlertGroup} group
 * @param {(run: number) => void} open
 */
function groupRow(group, open) {
  const { name, severity, alerts, from, to } = group;
  const [only] = alerts.length === 1 ? alerts : [];
  return el(
    'tr',
    { class: only ? undefined : 'many' },
    el('td', {}, severityMark(severity)),
    el('td', {}, el('b', {}, name), only ? el('small', {}, only.reason) : memberList(group, open)),
    el('td', { class: 'when' }, ...(only ? [timeElement(from, 'moment')] : spanWords(from, to))),
    el('td', {}, wayToRuns(group, open)),
  );
}

/**
 * @param {number} from
 * @param {number} to
 */
function spanWords(from, to) {
  const first = timeElement(from, 'minutes');
  const last = timeElement(to, 'minutes');
  return first.textContent === last.textContent ? [first] : [first, ' to ', last];
}

/**
 * Opens the one run, or filters the list.
 * @param {AlertGroup} group
 * @param {(run: number) => void} open
 */
function wayToRuns({ name, runs }, open) {
  const [run] = runs;
  if (run === undefined) return undefined;
  const [words, act] =
    runs.length === 1
      ? ['Open its run', () => open(run)]
      : [`Show its ${grouped.format(runs.length)} runs`, () => showRuns(name)];
  return el('button', { type: 'button', class: 'small', click: act }, words);
}

/** @param {string} alert */
function showRuns(alert) {
  change({ alert });
  const title = byId('runs-title');
  title.scrollIntoView({ block: 'start' });
  title.focus({ preventScroll: true });
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
