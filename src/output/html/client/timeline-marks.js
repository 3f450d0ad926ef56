import { svg } from './dom.js';
import { markSize } from './timeline-layout.js';
import { fit } from './timeline-text.js';
import { verdictShapes } from './verdict-mark.js';

/** @typedef {import('./timeline-layout.js').Mark} Mark */
/** @typedef {import('./timeline-layout.js').Link} Link */
/** @typedef {typeof import('./data.js').data} Data */

const leastLabel = 60;
const mostLabel = 300;

/**
 * @param {readonly Mark[]} marks
 * @param {Data} data
 */
export function drawRequests(marks, data) {
  return marks.map((mark) => {
    const request = data.requests[mark.at];
    const isRefused = request?.refused === true || request?.outcome === 'failure';
    return svg(
      'g',
      { class: 'request-mark', 'data-request': mark.at },
      svg('rect', { class: 'hit', x: mark.x - 3, y: mark.y - 9, width: mark.right - mark.x + 6, height: 18 }),
      svg('rect', {
        class: isRefused ? 'request refused' : 'request',
        x: mark.x,
        y: mark.y - 5,
        width: mark.right - mark.x,
        height: 10,
        rx: 2,
      }),
      ...sideLabel(mark, request?.who ?? ''),
    );
  });
}

/**
 * @param {readonly Mark[]} marks
 * @param {Data} data
 */
export function drawRuns(marks, data) {
  return marks.map((mark) => {
    const run = data.runs[mark.at];
    const verdict = run?.verdict ?? 'not-applicable';
    return svg(
      'g',
      { class: `run-mark v-${verdict}`, 'data-run': mark.at },
      svg('rect', { class: 'hit', x: mark.x - 2, y: mark.y - 9, width: mark.right - mark.x + 4, height: 18 }),
      mark.right - mark.x > markSize + 1 &&
        svg('rect', {
          class: 'duration',
          x: mark.x + markSize / 2,
          y: mark.y - 3,
          width: mark.right - mark.x - markSize / 2,
          height: 6,
          rx: 2,
        }),
      runShape(mark, verdict),
      ...sideLabel(mark, run?.ran ?? ''),
    );
  });
}

/**
 * @param {Mark} mark
 * @param {keyof typeof verdictShapes} verdict
 */
function runShape({ x, y }, verdict) {
  return svg('path', {
    class: 'shape',
    d: verdictShapes[verdict],
    'fill-rule': 'evenodd',
    transform: `translate(${x.toFixed(1)} ${(y - markSize / 2).toFixed(1)})`,
  });
}

/** @param {Link} link */
export function drawLink({ x, y, toX, toY, isCertain }) {
  const middle = ((y + toY) / 2).toFixed(1);
  const d = `M${x.toFixed(1)} ${y.toFixed(1)}C${x.toFixed(1)} ${middle} ${toX.toFixed(1)} ${middle} ${toX.toFixed(1)} ${toY.toFixed(1)}`;
  return svg('path', { class: isCertain ? 'link' : 'link open', d });
}

/**
 * Words behind a mark, where there is room for some.
 * @param {Mark} mark
 * @param {string} text
 */
function sideLabel({ right, y, room }, text) {
  if (room < leastLabel) return [];
  const label = fit(text, Math.min(room, mostLabel) - 12);
  return [svg('text', { class: 'mark-text', x: right + 5, y: y + 4 }, label)];
}
