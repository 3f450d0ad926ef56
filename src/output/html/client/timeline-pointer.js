import { svg } from './dom.js';
import { timeScale } from './time-scale.js';
import { binWidth } from './timeline-layout.js';
import { zoomed } from './timeline-tools.js';

/** @typedef {import('./timeline-layout.js').Scene} Scene */
/** @typedef {import('./timeline-layout.js').Lane} Lane */
/** @typedef {import('./time-scale.js').View} View */
/** @typedef {{ width: number, left: number, right: number }} Size */
/**
 * @typedef {{
 *   chart: SVGSVGElement, strip: SVGSVGElement, size: () => Size, view: () => View, whole: View,
 *   zoom: (view: View) => void, scene: () => Scene | undefined, mark: (run: number) => void,
 *   showTip: (content: (Node | string)[], x: number, y: number) => void, hideTip: () => void, open: (run: number) => void,
 *   runTip: (run: number) => Node[], requestTip: (request: number) => Node[],
 *   binTip: (lane: string, counts: Record<string, number>, from: number, to: number) => Node[],
 * }} PointerTargets
 */

/** A shorter way is a click. */
const leastDrag = 5;

/**
 * Hover tells, a click opens, a drag zooms: on the chart within what is shown, on the strip within the whole period.
 * @param {PointerTargets} to
 */
export function listenForPointer(to) {
  const { chart, strip } = to;
  brush(chart, () => to.view(), to);
  brush(strip, () => to.whole, to);
  chart.addEventListener('dblclick', () => to.zoom(to.whole));
  chart.addEventListener('pointermove', (event) => hover(event, to));
  chart.addEventListener('pointerleave', () => {
    to.hideTip();
    to.mark(-1);
  });
  chart.addEventListener('click', (event) => {
    const run = numberOf(event, 'run');
    if (run !== undefined) return to.open(run);
    const bin = binAt(event, to);
    if (bin) to.zoom(zoomed({ from: bin.from, to: bin.to }, 3));
  });
  chart.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, right } = to.size();
      const around = timeScale(to.view(), left, right).time(event.offsetX);
      to.zoom(zoomed(to.view(), event.deltaY < 0 ? 0.8 : 1.25, around));
    },
    { passive: false },
  );
}

/**
 * @param {SVGSVGElement} element
 * @param {() => View} view what its width stands for
 * @param {PointerTargets} to
 */
function brush(element, view, to) {
  let start = Number.NaN;
  let isDrag = false;
  const box = svg('rect', { class: 'brush', y: 0, height: '100%' });
  const edge = (/** @type {number} */ x) => Math.min(Math.max(x, to.size().left), to.size().right);
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    start = edge(event.offsetX);
    isDrag = false;
  });
  element.addEventListener('pointermove', (event) => {
    if (Number.isNaN(start) || (!isDrag && Math.abs(event.offsetX - start) < leastDrag)) return;
    if (!isDrag) {
      isDrag = true;
      element.setPointerCapture(event.pointerId);
      element.append(box);
    }
    to.hideTip();
    const now = edge(event.offsetX);
    box.setAttribute('x', String(Math.min(start, now)));
    box.setAttribute('width', String(Math.abs(now - start)));
  });
  const end = (/** @type {PointerEvent} */ event) => {
    const from = start;
    start = Number.NaN;
    box.remove();
    if (!isDrag) return;
    // The click that follows is not one.
    element.addEventListener('click', (click) => click.stopImmediatePropagation(), {
      capture: true,
      once: true,
    });
    setTimeout(() => {
      isDrag = false;
    });
    const { left, right } = to.size();
    const { time } = timeScale(view(), left, right);
    const [first, last] = [from, edge(event.offsetX)].sort((a, b) => a - b);
    to.zoom({ from: time(first ?? 0), to: time(last ?? 0) });
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', () => {
    start = Number.NaN;
    isDrag = false;
    box.remove();
  });
}

/**
 * @param {PointerEvent} event
 * @param {PointerTargets} to
 */
function hover(event, to) {
  if (event.buttons !== 0) return;
  const run = numberOf(event, 'run');
  const request = numberOf(event, 'request');
  const bin = run === undefined && request === undefined ? binAt(event, to) : undefined;
  to.mark(run ?? -1);
  if (run !== undefined) to.showTip(to.runTip(run), event.offsetX, event.offsetY);
  else if (request !== undefined) to.showTip(to.requestTip(request), event.offsetX, event.offsetY);
  else if (bin)
    to.showTip(to.binTip(bin.lane.name, bin.counts, bin.from, bin.to), event.offsetX, event.offsetY);
  else to.hideTip();
}

/**
 * The column below the pointer, and the times that it counts.
 * @param {MouseEvent} event
 * @param {PointerTargets} to
 */
function binAt({ offsetX, offsetY }, to) {
  const scene = to.scene();
  if (!scene) return undefined;
  const lane = [scene.cloud, ...scene.lanes].find(
    ({ top, height }) => offsetY >= top && offsetY < top + height,
  );
  const { left, right } = to.size();
  const bin = lane?.bins?.[Math.floor((offsetX - left) / binWidth)];
  if (!lane || !bin || bin.total === 0) return undefined;
  const { time } = timeScale(to.view(), left, right);
  return { lane, counts: bin.counts, from: time(bin.x), to: time(bin.x + binWidth) };
}

/**
 * @param {Event} event
 * @param {'run' | 'request'} name
 */
function numberOf({ target }, name) {
  const mark = target instanceof Element ? target.closest(`[data-${name}]`) : null;
  const value = mark?.getAttribute(`data-${name}`) ?? undefined;
  return value === undefined ? undefined : Number(value);
}
