import { moved, zoomed } from './timeline-tools.js';

/** @typedef {import('./time-scale.js').View} View */
/**
 * @typedef {{
 *   runs: () => readonly number[], timeOf: (run: number) => number, view: () => View, zoom: (view: View) => void, whole: View,
 *   active: () => number, go: (run: number) => void, open: (run: number) => void, leave: () => void,
 * }} KeyTargets
 */

/**
 * Everything that a pointer can do on the time line, by keys.
 * @param {SVGSVGElement} chart
 * @param {KeyTargets} to
 */
export function listenForKeys(chart, to) {
  /** @param {readonly number[]} runs */
  const firstInView = (runs) => {
    const { from, to: end } = to.view();
    const place = runs.findIndex((run) => to.timeOf(run) >= from && to.timeOf(run) <= end);
    return Math.max(place, 0);
  };
  /** @param {number} step */
  const goBy = (step) => {
    const runs = to.runs();
    const place = runs.indexOf(to.active());
    const next = place === -1 ? firstInView(runs) : Math.min(Math.max(place + step, 0), runs.length - 1);
    const run = runs[next];
    if (run !== undefined) to.go(run);
  };
  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const keys = {
    ArrowRight: (event) => (event.shiftKey ? to.zoom(moved(to.view(), 0.25)) : goBy(1)),
    ArrowLeft: (event) => (event.shiftKey ? to.zoom(moved(to.view(), -0.25)) : goBy(-1)),
    Home: () => goBy(Number.NEGATIVE_INFINITY),
    End: () => goBy(Number.POSITIVE_INFINITY),
    '+': () => to.zoom(zoomed(to.view(), 0.5)),
    '=': () => to.zoom(zoomed(to.view(), 0.5)),
    '-': () => to.zoom(zoomed(to.view(), 2)),
    0: () => to.zoom(to.whole),
    Escape: () => to.zoom(to.whole),
    Enter: () => to.active() !== -1 && to.open(to.active()),
  };
  chart.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(event);
  });
  chart.addEventListener('blur', to.leave);
}
