import { svg } from './dom.js';
import { verdictOrder } from './filter.js';
import { timeScale, timeTicks } from './time-scale.js';
import { axisHeight, binWidth } from './timeline-layout.js';
import { fit, widthOf } from './timeline-text.js';
import { offsetMinutes, timeWords, zoneMark } from './times.js';

/** @typedef {import('./timeline-layout.js').Lane} Lane */
/** @typedef {import('./time-scale.js').View} View */
/** @typedef {{ left: number, right: number, labelHeight: number }} Size */

const tickRoom = 96;
const nameLetters = '600 12px';

/**
 * Round times above, a line below each.
 * @param {View} view
 * @param {Size} size
 * @param {number} height
 */
export function drawAxis(view, size, height) {
  const { x } = timeScale(view, size.left, size.right);
  const ticks = timeTicks(view, Math.max(2, (size.right - size.left) / tickRoom), offsetMinutes);
  const parts = ticks.flatMap(({ time, isDay, form }) => {
    const at = x(time).toFixed(1);
    const isLast = x(time) > size.right - tickRoom / 4;
    const text = form === 'day' || isDay ? timeWords(time, 'day') : shortTime(time, form);
    return [
      svg('line', { class: 'tick', x1: at, x2: at, y1: axisHeight - 6, y2: height }),
      svg(
        'text',
        {
          class: isDay ? 'tick-day' : 'tick-text',
          x: isLast ? size.right : at,
          y: axisHeight - 10,
          'text-anchor': isLast ? 'end' : 'middle',
        },
        text,
      ),
    ];
  });
  const zone = svg(
    'text',
    { class: 'tick-text', x: 0, y: axisHeight - 10 },
    `${timeWords(view.from, 'day')} ${zoneName(view.from)}`,
  );
  return svg('g', { class: 'axis' }, ...(size.left > 0 ? [zone] : []), ...parts);
}

/** @param {number} time */
function zoneName(time) {
  const mark = zoneMark(offsetMinutes(time));
  return mark === 'Z' ? 'UTC' : mark;
}

/**
 * @param {number} time
 * @param {string} form
 */
function shortTime(time, form) {
  const clock = timeWords(time, 'seconds');
  return form === 'seconds' ? clock.slice(0, 8) : clock.slice(0, 5);
}

/** What marks the times that nobody recorded. */
export function drawHatch() {
  const line = svg('path', { d: 'M-1 7L7 -1M5 7L7 5M-1 1L1 -1', class: 'hatch' });
  return svg(
    'defs',
    {},
    svg('pattern', { id: 'unrecorded', width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, line),
  );
}

/**
 * A lane with its name, and the times in which it is recorded.
 * @param {Lane} lane
 * @param {View} view
 * @param {Size} size
 */
export function drawLane(lane, view, size) {
  const { x } = timeScale(view, size.left, size.right);
  const { top, height, covered, isBlind } = lane;
  const bands = covered
    .filter(([from, to]) => to >= view.from && from <= view.to)
    .map(([from, to]) => {
      const start = Math.max(x(from), size.left);
      return svg('rect', {
        class: 'covered',
        x: start,
        y: top,
        width: Math.max(Math.min(x(to), size.right) - start, 1),
        height,
      });
    });
  const note = isBlind ? ' (no telemetry)' : '';
  const place = size.left > 0 ? { x: 0, y: top + height / 2 + 4 } : { x: 2, y: top + 11 };
  const room = (size.left > 0 ? size.left - 8 : size.right) - widthOf(note, nameLetters);
  return svg(
    'g',
    {},
    svg('rect', { class: 'lane', x: size.left, y: top, width: size.right - size.left, height }),
    ...bands,
    svg(
      'text',
      { class: 'lane-name', ...place },
      svg('title', {}, lane.name),
      `${fit(lane.name, room, nameLetters)}${note}`,
    ),
    ...(lane.bins ? drawBins(lane, size) : []),
  );
}

/**
 * Columns in which the height says how many, least to most; what matters most is at the bottom, never hidden.
 * @param {Lane} lane
 * @param {Size} size
 */
function drawBins({ bins = [], top, height }, size) {
  const most = bins.reduce((top, { total }) => Math.max(top, total), 1);
  const room = height - size.labelHeight - 4;
  /** @type {Map<string, string>} */
  const paths = new Map();
  for (const { x, counts, total } of bins) {
    if (total === 0) continue;
    const whole = Math.max(room * Math.sqrt(total / most), 3);
    let bottom = top + height - 2;
    for (const kind of ['request', ...verdictOrder]) {
      const count = counts[kind] ?? 0;
      if (count === 0) continue;
      const part = Math.max((whole * count) / total, 2.5);
      const column = `M${x.toFixed(1)} ${bottom.toFixed(1)}h${binWidth - 1}v${(-part).toFixed(1)}h${1 - binWidth}z`;
      paths.set(kind, (paths.get(kind) ?? '') + column);
      bottom -= part;
    }
  }
  return [...paths].map(([kind, d]) =>
    svg('path', { class: kind === 'request' ? 'request-column' : `column v-${kind}`, d }),
  );
}
