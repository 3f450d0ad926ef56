import { data } from './data.js';
import { append, byId, el, svg } from './dom.js';
import { change, currentState, onChange } from './store.js';
import { timeScale } from './time-scale.js';
import { drawAxis, drawHatch, drawLane } from './timeline-draw.js';
import { listenForKeys } from './timeline-keys.js';
import { layOut } from './timeline-layout.js';
import { drawLink, drawRequests, drawRuns } from './timeline-marks.js';
import { listenForPointer } from './timeline-pointer.js';
import { drawStrip, stripHeight } from './timeline-strip.js';
import { binTip, requestTip, runTip } from './timeline-tip.js';
import { timelineTools } from './timeline-tools.js';

/** @typedef {import('./timeline-layout.js').Scene} Scene */
/** @typedef {import('./time-scale.js').View} View */

/** Below this width names stand above their lanes instead of beside them. */
const narrow = 640;
const nameWidth = 172;
const nameHeight = 15;
const leastView = 500;
/** As the style sheet has it. */
const boxPadding = 10;
/** Of a sheet between its margins: letters are to be as large there as on the screen. */
const paperWidth = 690;

const help =
  'Arrow keys go from run to run, Enter opens one, plus and minus zoom, Shift and an arrow key moves, Escape shows the whole period.';

const unlinkedHint =
  'Too much for links between runs and requests: zoom in to see them, or point at a run to see its own.';

/**
 * @param {HTMLElement} place
 * @param {() => readonly number[]} matching runs that pass every filter but the window of time
 * @param {(run: number) => void} open
 */
export function showTimeline(place, matching, open) {
  const whole = wholePeriod();
  const chart = svg('svg', {
    class: 'chart',
    tabindex: 0,
    role: 'application',
    'aria-roledescription': 'time line',
    'aria-label': `Requests and runs in time. ${help}`,
  });
  const strip = svg('svg', { class: 'strip', 'aria-hidden': 'true' });
  const tip = el('div', { class: 'tip', hidden: true });
  const box = el('div', { class: 'chart-box' }, chart, strip, tip);
  const view = () => ({ from: currentState().from ?? whole.from, to: currentState().to ?? whole.to });
  /** @param {View} wanted */
  const zoom = ({ from, to }) => {
    const length = Math.max(to - from, leastView);
    const isWhole = from <= whole.from && from + length >= whole.to;
    hideTip();
    change(
      isWhole
        ? { from: undefined, to: undefined }
        : { from: Math.round(from), to: Math.round(from + length) },
    );
  };
  const tools = timelineTools(view, whole, zoom);
  const unlinked = el('p', { class: 'hint', hidden: true }, unlinkedHint);
  append(place, [tools.bar, box, unlinked, el('p', { class: 'hint keys' }, help)]);

  /** @type {Scene | undefined} */
  let scene;
  let active = -1;
  /** @type {number | undefined} */
  let pinned;
  let isPaper = false;
  const overlay = svg('g', { class: 'active-links' });
  const size = () => {
    const width = isPaper ? paperWidth : Math.max(box.clientWidth - 2 * boxPadding, 260);
    const isNarrow = width < narrow;
    return {
      width,
      left: isNarrow ? 0 : nameWidth,
      right: width - 4,
      labelHeight: isNarrow ? nameHeight : 0,
      mostLanes: isNarrow ? 10 : 16,
    };
  };
  const draw = () => {
    const room = size();
    const shown = matching();
    scene = layOut(data, shown, view(), { ...room, pinned });
    chart.setAttribute('viewBox', `0 0 ${room.width} ${scene.height}`);
    chart.setAttribute('height', String(scene.height));
    chart.replaceChildren(
      drawHatch(),
      ...[scene.cloud, ...scene.lanes].map((lane) => drawLane(lane, view(), room)),
      drawAxis(view(), room, scene.height),
      svg('g', {}, ...scene.links.map(drawLink)),
      overlay,
      ...drawRequests(scene.cloud.marks, data),
      ...scene.lanes.flatMap((lane) => drawRuns(lane.marks, data)),
    );
    strip.setAttribute('viewBox', `0 0 ${room.width} ${stripHeight}`);
    strip.setAttribute('height', String(stripHeight));
    strip.replaceChildren(...drawStrip(data.runs, shown, whole, view(), room));
    tools.update();
    unlinked.hidden = !scene.isCrowded;
    mark(active);
  };
  /** @param {number} run */
  const mark = (run) => {
    active = run;
    for (const element of chart.querySelectorAll('.is-active')) element.classList.remove('is-active');
    // Its links are drawn anew: where there are too many, the others are not drawn at all.
    overlay.replaceChildren(...(scene?.linksOf(run) ?? []).map(drawLink));
    chart.querySelector(`[data-run="${run}"]`)?.classList.add('is-active');
    for (const request of data.runs[run]?.requests ?? [])
      chart.querySelector(`[data-request="${request}"]`)?.classList.add('is-active');
  };
  /**
   * @param {(Node | string)[]} content
   * @param {number} x
   * @param {number} y
   */
  const showTip = (content, x, y) => {
    tip.replaceChildren(...content);
    tip.hidden = content.length === 0;
    const most = box.clientWidth - tip.offsetWidth;
    tip.style.left = `${Math.max(0, Math.min(x + boxPadding + 14, most))}px`;
    tip.style.top = `${y + 26}px`;
  };
  const hideTip = () => {
    tip.hidden = true;
  };
  listenForPointer({
    chart,
    strip,
    size,
    view: () => view(),
    whole,
    zoom,
    scene: () => scene,
    mark,
    showTip,
    hideTip,
    open,
    runTip,
    requestTip,
    binTip,
  });
  listenForKeys(chart, {
    runs: matching,
    timeOf: (run) => data.runs[run]?.time ?? 0,
    view: () => view(),
    zoom,
    whole,
    active: () => active,
    open,
    go: (run) => {
      const time = data.runs[run]?.time ?? 0;
      const { from, to } = view();
      if (time < from || time > to) zoom({ from: time - (to - from) / 2, to: time + (to - from) / 2 });
      // A run that only a shared lane counts gets the lane of its machine.
      pinned = scene?.runPlaces.has(run) ? pinned : data.runs[run]?.machine;
      draw();
      mark(run);
      const at = scene?.runPlaces.get(run);
      showTip(runTip(run), at?.x ?? timeScale(view(), size().left, size().right).x(time), at?.y ?? 40);
      byId('announcer').textContent = tip.textContent;
    },
    leave: () => {
      hideTip();
      mark(-1);
    },
  });
  onChange((state, before) => {
    const isSame = state.run !== before.run || state.page !== before.page || state.sort !== before.sort;
    if (!isSame) draw();
  });
  for (const moment of ['beforeprint', 'afterprint'])
    addEventListener(moment, () => {
      isPaper = moment === 'beforeprint';
      draw();
    });
  draw();
  // The first report only says what has been drawn already.
  let width = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth === width || place.clientWidth === 0) return;
    width = place.clientWidth;
    draw();
  }).observe(place);
}

/** From the first request or run to the last, with a little air. */
function wholePeriod() {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const add = (/** @type {number} */ start, /** @type {number | undefined} */ end) => {
    from = Math.min(from, start);
    to = Math.max(to, end ?? start);
  };
  for (const { time, end } of data.runs) add(time, end);
  for (const { start, end } of data.requests) add(start, end);
  const air = Math.max((to - from) * 0.02, 10_000);
  return { from: Math.floor(from - air), to: Math.ceil(to + air) };
}
