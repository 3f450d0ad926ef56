import { timeScale } from './time-scale.js';
import { chooseLanes } from './timeline-lanes.js';
import { fitRows } from './timeline-rows.js';

/** @typedef {import('../page-data.ts').RunData} RunData */
/** @typedef {import('../page-data.ts').RequestData} RequestData */
/** @typedef {import('../page-data.ts').MachineData} MachineData */
/** @typedef {import('../page-data.ts').Span} Span */
/** @typedef {import('../page-data.ts').OverviewData} OverviewData */
/** @typedef {import('./time-scale.js').View} View */
/** @typedef {{ at: number, x: number, right: number, y: number, room: number }} Mark */
/** @typedef {{ run: number, request: number, x: number, y: number, toX: number, toY: number, isCertain: boolean }} Link */
/** @typedef {{ x: number, counts: Record<string, number>, total: number }} Bin */
/**
 * @typedef {{
 *   name: string, top: number, height: number, covered: readonly Span[], isBlind: boolean,
 *   marks: Mark[], bins: Bin[] | undefined, count: number,
 * }} Lane
 */
/** @typedef {{ height: number, cloud: Lane, lanes: Lane[], links: Link[], isCrowded: boolean, linksOf: (run: number) => Link[], runPlaces: Map<number, Mark> }} Scene */

export const axisHeight = 26;
export const binWidth = 6;
const laneGap = 4;
/** Marks of runs are squares of this size, requests bars of this height. */
export const markSize = 12;
const rowHeight = 18;
const mostCloudRows = 6;
const mostRows = 3;
const mostLinks = 400;

/**
 * Where everything on the time line stands: the cloud above, a lane for each machine below. A lane in which the marks would
 * lie on top of each other counts them in columns instead.
 * @param {{ runs: readonly RunData[], requests: readonly RequestData[], machines: readonly MachineData[], overview: OverviewData }} data
 * @param {readonly number[]} shown runs in the order of time
 * @param {View} view
 * @param {{ left: number, right: number, labelHeight: number, mostLanes: number, pinned: number | undefined }} size
 * @returns {Scene}
 */
export function layOut({ runs, requests, machines, overview }, shown, view, size) {
  const { x } = timeScale(view, size.left, size.right);
  const clamp = (/** @type {number} */ place) => Math.min(Math.max(place, size.left), size.right);
  const inView = shown.filter((at) => isInView(runs[at]?.time, runs[at]?.end, view));
  const asked = [...new Set(inView.flatMap((at) => runs[at]?.requests ?? []))];
  asked.sort((a, b) => (requests[a]?.start ?? 0) - (requests[b]?.start ?? 0) || a - b);
  const edges = { left: size.left, right: size.right };
  let top = axisHeight;
  const place = (
    /** @type {string} */ name,
    /** @type {readonly Span[]} */ covered,
    /** @type {Item[]} */ items,
    /** @type {number} */ rows,
  ) => {
    const fitted = fitRows(items, edges, rows);
    const height = size.labelHeight + (fitted ? Math.max(1, fitted.rows) : 2) * rowHeight;
    const first = top + size.labelHeight;
    const marks = fitted
      ? fitted.marks.map((mark) => ({ ...mark, y: first + (mark.row + 0.5) * rowHeight }))
      : [];
    const bins = fitted ? undefined : countBins(items, edges);
    const lane = { name, top, height, covered, isBlind: false, marks, bins, count: items.length };
    top += height + laneGap;
    return lane;
  };
  const cloud = place(
    'Cloud requests',
    // Of any subscription; the overview tells them apart.
    overview.coverage.filter(({ plane }) => plane === 'cloud').flatMap(({ spans }) => spans),
    asked.map((at) => requestItem(at, /** @type {RequestData} */ (requests[at]), x, clamp)),
    mostCloudRows,
  );
  top += laneGap;
  const lanes = chooseLanes(runs, machines, inView, size).map((group) => ({
    ...place(
      group.name,
      group.covered,
      group.runs.map((at) => runItem(at, /** @type {RunData} */ (runs[at]), x, clamp)),
      mostRows,
    ),
    // A run of which only a log tells was seen all the same.
    isBlind: group.covered.length === 0 && group.runs.every((at) => runs[at]?.start === undefined),
  }));
  const requestPlaces = new Map(cloud.marks.map((mark) => [mark.at, mark]));
  const runPlaces = new Map(lanes.flatMap((lane) => lane.marks.map((mark) => [mark.at, mark])));
  /** @param {number} at */
  const linksOf = (at) => {
    const run = runs[at];
    const to = runPlaces.get(at);
    // A request whose run was not seen has none.
    if (!run || !to || run.start === undefined) return [];
    const toX = to.x + markSize / 2;
    const isCertain = run.verdict === 'attributed' && run.requests.length === 1;
    return run.requests.map((request) => {
      const from = requestPlaces.get(request) ?? counted(requests[request]?.start ?? run.time);
      const right = Math.max(from.right - 1, from.x + 1);
      return {
        run: at,
        request,
        x: Math.min(Math.max(toX, from.x + 1), right),
        y: from.y + 5,
        toX,
        toY: to.y - markSize / 2,
        isCertain,
      };
    });
  };
  /** @param {number} start of a request that is only counted in a column */
  const counted = (start) => ({
    x: clamp(x(start)),
    right: clamp(x(start)),
    y: cloud.top + cloud.height - 5,
  });
  const linked = cloud.bins ? [] : inView.flatMap(linksOf);
  const isCrowded = cloud.bins !== undefined || linked.length > mostLinks;
  return { height: top, cloud, lanes, links: isCrowded ? [] : linked, isCrowded, linksOf, runPlaces };
}

/** @typedef {import('./timeline-rows.js').Item} Item */

/**
 * @param {number} at
 * @param {RequestData} request
 * @param {(time: number) => number} x
 * @param {(x: number) => number} clamp
 * @returns {Item}
 */
function requestItem(at, { start, end }, x, clamp) {
  const from = clamp(x(start));
  return { at, x: from, right: Math.max(clamp(x(end ?? start)), from + 4), kind: 'request' };
}

/**
 * @param {number} at
 * @param {RunData} run
 * @param {(time: number) => number} x
 * @param {(x: number) => number} clamp
 * @returns {Item}
 */
function runItem(at, { time, end, verdict }, x, clamp) {
  // The mark's middle stands at the time.
  const from = clamp(x(time)) - markSize / 2;
  return { at, x: from, right: Math.max(clamp(x(end ?? time)), from + markSize), kind: verdict };
}

/**
 * @param {readonly Item[]} items
 * @param {{ left: number, right: number }} edges
 * @returns {Bin[]}
 */
function countBins(items, { left, right }) {
  const bins = Array.from({ length: Math.ceil((right - left) / binWidth) }, (_, at) => ({
    x: left + at * binWidth,
    counts: /** @type {Record<string, number>} */ ({}),
    total: 0,
  }));
  for (const { x, kind } of items) {
    const at = Math.min(Math.max(Math.floor((x + markSize / 2 - left) / binWidth), 0), bins.length - 1);
    const bin = bins[at];
    if (!bin) continue;
    bin.counts[kind] = (bin.counts[kind] ?? 0) + 1;
    bin.total++;
  }
  return bins;
}

/**
 * @param {number | undefined} time
 * @param {number | undefined} end
 * @param {View} view
 */
function isInView(time, end, { from, to }) {
  return time !== undefined && time <= to && (end ?? time) >= from;
}
