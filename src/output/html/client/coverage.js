import { el, svg } from './dom.js';
import { timeElement } from './times.js';

/** @typedef {import('../page-data.ts').CoverageData} CoverageData */

const most = 10;
const grouped = new Intl.NumberFormat('en');
const width = 1000;
const height = 10;

/**
 * When each subscription and each host is recorded, on one scale, with what is missing in between.
 * @param {readonly CoverageData[]} coverage
 */
export function coverageChart(coverage) {
  const section = el('section', { class: 'coverage' }, el('h2', {}, 'Coverage'));
  const spans = coverage.flatMap((view) => view.spans);
  if (spans.length === 0) {
    section.append(el('p', {}, 'The logs cover no time at all.'));
    return section;
  }
  const from = spans.reduce((least, [start]) => Math.min(least, start), Number.POSITIVE_INFINITY);
  const to = spans.reduce((latest, [, end]) => Math.max(latest, end), Number.NEGATIVE_INFINITY);
  const list = el('ul', {});
  section.append(
    el('p', { class: 'lead' }, summary(coverage)),
    list,
    el('p', { class: 'scale' }, timeElement(from, 'minutes'), el('span', {}, timeElement(to, 'minutes'))),
  );
  const show = (/** @type {readonly CoverageData[]} */ views) => {
    for (const view of views) list.append(row(view, from, Math.max(to - from, 1)));
  };
  const ordered = gapsFirst(coverage);
  show(ordered.slice(0, most));
  if (coverage.length > most) {
    const more = el('button', { type: 'button' }, `Show all ${grouped.format(coverage.length)}`);
    const left = `${grouped.format(coverage.length - most)} more are not printed.`;
    const note = el('p', { class: 'note paper-only' }, left);
    more.addEventListener('click', () => {
      more.remove();
      note.remove();
      show(ordered.slice(most));
    });
    section.append(more, note);
  }
  return section;
}

/**
 * Subscriptions, then what has gaps: of a long list the reader sees the beginning.
 * @param {readonly CoverageData[]} coverage
 */
function gapsFirst(coverage) {
  const rank = (/** @type {CoverageData} */ { plane, gaps }) =>
    plane === 'cloud' ? 0 : gaps.length > 0 ? 1 : 2;
  return [...coverage].sort((a, b) => rank(a) - rank(b));
}

/** @param {readonly CoverageData[]} coverage */
function summary(coverage) {
  const cloud = coverage.filter(({ plane }) => plane === 'cloud').length;
  const guest = coverage.length - cloud;
  const withGaps = coverage.filter(({ gaps }) => gaps.length > 0).length;
  const words = [
    countWords(cloud, 'subscription'),
    countWords(guest, 'sensor on a host', 'sensors on hosts'),
  ];
  return `${words.join(' and ')}, ${withGaps === 0 ? 'none' : grouped.format(withGaps)} with gaps.`;
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
function countWords(count, one, many = `${one}s`) {
  return `${grouped.format(count)} ${count === 1 ? one : many}`;
}

/**
 * @param {CoverageData} view
 * @param {number} from
 * @param {number} length
 */
function row({ plane, name, sensor, spans, gaps }, from, length) {
  const x = (/** @type {number} */ ms) => ((ms - from) / length) * width;
  const bars = spans.map(([start, end]) =>
    svg('rect', { x: x(start).toFixed(1), y: 0, width: Math.max(x(end) - x(start), 2).toFixed(1), height }),
  );
  const chart = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'missing', x: 0, y: 0, width, height }),
    ...bars,
  );
  const label = el(
    'span',
    { class: 'subject', title: sensor === undefined ? name : `${name} (${sensor})` },
    el('span', { class: 'plane' }, plane),
    ' ',
    el('span', { class: 'name' }, name),
  );
  return el(
    'li',
    { class: plane },
    label,
    chart,
    el(
      'span',
      { class: 'gaps' },
      ...gapWords(spans, gaps),
      sensor !== undefined && ` (${shortName(sensor)})`,
    ),
  );
}

/**
 * A data stream without what all of them have.
 * @param {string} sensor
 */
function shortName(sensor) {
  return sensor.replace(/^logs-/, '').replace(/-default$/, '');
}

/**
 * @param {CoverageData['spans']} spans
 * @param {CoverageData['gaps']} gaps
 * @returns {(Node | string)[]}
 */
function gapWords(spans, gaps) {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return ['none'];
  const whole = [timeElement(first[0], 'minutes'), ' to ', timeElement(last[1], 'minutes')];
  if (gaps.length === 0) return [...whole, ', no gap'];
  const shown = gaps
    .slice(0, 2)
    .flatMap(([from, to]) => [', gap ', timeElement(from, 'minutes'), ' to ', timeElement(to, 'minutes')]);
  return [...whole, ...shown, gaps.length > 2 ? ` and ${gaps.length - 2} more` : ''];
}
