import { svg } from './dom.js';
import { timeScale } from './time-scale.js';

/** @typedef {import('./time-scale.js').View} View */
/** @typedef {import('../page-data.ts').RunData} RunData */

export const stripHeight = 34;
const column = 3;

/**
 * The whole period in a narrow strip: how many runs when, those without a request set apart, and which part of it is shown
 * above.
 * @param {readonly RunData[]} runs
 * @param {readonly number[]} shown
 * @param {View} whole
 * @param {View} view
 * @param {{ left: number, right: number }} size
 */
export function drawStrip(runs, shown, whole, view, { left, right }) {
  const { x } = timeScale(whole, left, right);
  const counts = new Uint32Array(Math.ceil((right - left) / column) + 1);
  const alarms = new Uint32Array(counts.length);
  for (const at of shown) {
    const run = runs[at];
    if (!run) continue;
    const place = Math.min(Math.max(Math.floor((x(run.time) - left) / column), 0), counts.length - 1);
    counts[place] = (counts[place] ?? 0) + 1;
    if (run.verdict === 'unrequested') alarms[place] = (alarms[place] ?? 0) + 1;
  }
  const most = counts.reduce((top, count) => Math.max(top, count), 1);
  const columns = (/** @type {Uint32Array} */ values) =>
    [...values].map((count, at) => {
      if (count === 0) return '';
      const size = Math.max((stripHeight - 6) * Math.sqrt(count / most), 4).toFixed(1);
      return `M${left + at * column} ${stripHeight - 2}h${column - 1}v-${size}h-${column - 1}z`;
    });
  const from = Math.max(x(view.from), left);
  const to = Math.min(x(view.to), right);
  const isWhole = view.from <= whole.from && view.to >= whole.to;
  return [
    svg('rect', { class: 'lane', x: left, y: 0, width: right - left, height: stripHeight }),
    svg('path', { class: 'strip-columns', d: columns(counts).join('') }),
    svg('path', { class: 'strip-alarms v-unrequested', d: columns(alarms).join('') }),
    ...(isWhole
      ? []
      : [
          svg('rect', {
            class: 'window',
            x: from,
            y: 0.5,
            width: Math.max(to - from, 3),
            height: stripHeight - 1,
            rx: 2,
          }),
        ]),
  ];
}
