import { data, detailOf } from './data.js';
import { byId, el } from './dom.js';
import { sortRuns } from './filter.js';
import { sessionTable } from './request-parts.js';
import { runSection } from './run-section.js';
import { currentState } from './store.js';
import { timeElement, timeWords } from './times.js';
import { verdictMark } from './verdict-mark.js';

/** @typedef {import('../page-data.ts').RunData} RunData */
/** @typedef {import('../page-data.ts').SessionData} SessionData */

/** A report of more sections than this is not read on paper; the list still has lines of more. */
const mostSections = 100;
const mostLines = 500;
const grouped = new Intl.NumberFormat('en');

/**
 * On paper nothing can be opened: when it is printed, the page gets the list and the sections of the runs that are shown.
 * @param {() => readonly number[]} shown
 */
export function preparePrint(shown) {
  const place = byId('print-runs');
  addEventListener('beforeprint', () => {
    const runs = sortRuns(shown(), data.runs, currentState().sort);
    const inFull = runs.slice(0, mostSections);
    place.replaceChildren(
      el('p', {}, extentWords(runs.length)),
      lineTable(runs.slice(0, mostLines)),
      ...inFull.map((run) => runSection(run, 'paper')),
      ...sessionParts(inFull),
    );
  });
  addEventListener('afterprint', () => place.replaceChildren());
}

/**
 * How much of the report is printed, and what was chosen: a part must not pass for the whole.
 * @param {number} count runs that pass the filters
 */
function extentWords(count) {
  const all = data.runs.length;
  const words = [`${grouped.format(all)} runs and requests`];
  if (count < all)
    words.push(`${grouped.format(count)} of them pass the filters (${filterWords(currentState())})`);
  if (count > mostLines) words.push(`the first ${grouped.format(mostLines)} are listed`);
  if (count > mostSections) words.push(`the first ${mostSections} stand in full below`);
  const advice = count > mostSections ? ' Filter the list and print again for others.' : '';
  return `${words.join('; ')}.${advice}`;
}

/** @param {import('./state.js').State} state */
function filterWords({ verdicts, who, vm, channel, alert, text, from, to }) {
  const chosen = [
    ['verdict', verdicts.join(' or ')],
    ['principal', who],
    ['VM', vm],
    ['channel', channel],
    ['alert', alert],
    ['text', text],
    [
      'time',
      from === undefined || to === undefined
        ? ''
        : `${timeWords(from, 'moment')} to ${timeWords(to, 'moment')}`,
    ],
  ];
  return chosen.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])).join('; ');
}

/**
 * What else the principals did that is worth a second look: once for each, not once for each of their runs.
 * @param {readonly number[]} runs
 */
function sessionParts(runs) {
  /** @type {Map<string, Map<string, SessionData>>} */
  const byPrincipal = new Map();
  for (const at of runs) {
    const who = data.runs[at]?.who.join(' or ') ?? '';
    const acts = byPrincipal.get(who) ?? new Map();
    byPrincipal.set(who, acts);
    for (const act of detailOf(at).session ?? [])
      if (act.note !== undefined) acts.set(`${act.time} ${act.operation} ${act.resource}`, act);
  }
  return [...byPrincipal].flatMap(([who, acts]) => {
    if (acts.size === 0) return [];
    const sorted = [...acts.values()].sort((a, b) => a.time - b.time);
    return [el('h3', { class: 'paper-title' }, `What else ${who} did`), sessionTable(sorted)];
  });
}

/** @param {readonly number[]} runs */
function lineTable(runs) {
  const head = ['Time', 'Verdict', 'Who asked', 'Machine', 'What ran'].map((title) =>
    el('th', { scope: 'col' }, title),
  );
  const lines = runs.map((at) => {
    const run = /** @type {RunData} */ (data.runs[at]);
    return el(
      'tr',
      {},
      el('td', {}, timeElement(run.time, 'day'), ' ', timeElement(run.time, 'seconds')),
      el('td', {}, verdictMark(run.verdict), el('small', {}, run.certainty)),
      el('td', {}, run.who.join(' or ') || 'nobody on record', el('small', {}, run.from.join(' or '))),
      el('td', {}, run.vm ?? 'not named', el('small', {}, run.channel ?? '')),
      el('td', {}, el('code', {}, run.ran)),
    );
  });
  return el(
    'table',
    { class: 'plain lines' },
    el('thead', {}, el('tr', {}, ...head)),
    el('tbody', {}, ...lines),
  );
}
