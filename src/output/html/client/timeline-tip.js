import { data } from './data.js';
import { el } from './dom.js';
import { offsetWords, timeElement } from './times.js';
import { verdictMark } from './verdict-mark.js';

const mostText = 240;

/**
 * What the time line says of one run.
 * @param {number} at
 */
export function runTip(at) {
  const run = data.runs[at];
  if (!run) return [];
  const asked = run.requests.length === 1 ? data.requests[run.requests[0] ?? -1] : undefined;
  const after =
    asked && run.start !== undefined ? `, ${offsetWords(run.start, asked.start)} after the request` : '';
  return [
    el('p', {}, verdictMark(run.verdict), ` ${run.certainty}`),
    el('p', {}, timeElement(run.time, 'moment'), after),
    el(
      'p',
      {},
      run.who.length === 0 ? 'nobody on record' : run.who.join(' or '),
      run.from.length > 0 && ` from ${run.from.join(' or ')}`,
    ),
    el('p', {}, el('b', {}, run.vm ?? 'no machine named'), run.channel !== undefined && ` by ${run.channel}`),
    el('p', {}, el('code', {}, shorten(run.ran))),
  ];
}

/** @param {number} at */
export function requestTip(at) {
  const request = data.requests[at];
  if (!request) return [];
  const { who, from, vm, channel, name, start, end, outcome, refused } = request;
  return [
    el('p', {}, el('b', {}, 'Request'), ` ${refused ? 'refused' : outcome}`),
    el(
      'p',
      {},
      timeElement(start, 'moment'),
      end === undefined ? ', no end seen' : `, ended ${offsetWords(end, start)}`,
    ),
    el('p', {}, who, from !== undefined && ` from ${from}`),
    el('p', {}, channel, name !== undefined && ` ${name}`, ' on ', el('b', {}, vm)),
  ];
}

/**
 * @param {string} lane
 * @param {Record<string, number>} counts
 * @param {number} from
 * @param {number} to
 */
export function binTip(lane, counts, from, to) {
  const lines = Object.entries(counts).map(([kind, count]) =>
    kind === 'request'
      ? el('p', {}, `${count} ${count === 1 ? 'request' : 'requests'}`)
      : el('p', {}, verdictMark(/** @type {import('./verdict-mark.js').Verdict} */ (kind)), ` ${count}`),
  );
  return [
    el('p', {}, el('b', {}, lane)),
    el('p', {}, timeElement(from, 'moment'), ' to ', timeElement(to, 'moment')),
    ...lines,
    el('p', { class: 'hint' }, 'Click to look closer.'),
  ];
}

/** @param {string} text */
function shorten(text) {
  return text.length <= mostText ? text : `${text.slice(0, mostText)}…`;
}
