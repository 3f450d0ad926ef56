import { showAlerts } from './alerts.js';
import { showControls } from './controls.js';
import { alertNames, data } from './data.js';
import { byId, el } from './dom.js';
import { filterRuns } from './filter.js';
import { showFilterBar } from './filter-bar.js';
import { showOverview } from './overview.js';
import { preparePrint } from './print.js';
import { showRunList } from './run-list.js';
import { searchText } from './search.js';
import { change, currentState, onChange, startStore } from './store.js';
import { showTimeline } from './timeline.js';

/** @type {readonly number[]} */
let matching = [];
/** @type {readonly number[]} */
let shown = [];

start();

/** Runs are chosen before anything is drawn, and whoever draws asks for them. */
function start() {
  startStore();
  choose();
  onChange(choose);
  showControls(byId('controls'));
  showOverview(byId('overview'));
  const runs = byId('runs');
  if (data.runs.length === 0) {
    showAlerts(byId('alerts'), () => {});
    byId('timeline-section').hidden = true;
    runs.append(el('p', {}, 'The logs show no run and no request.'));
    return;
  }
  showFilterBar(runs);
  const list = showRunList(runs, () => shown);
  const open = (/** @type {number} */ run) => {
    change({ run: data.runs[run]?.id ?? '' });
    list.reveal(run);
  };
  showAlerts(byId('alerts'), open);
  showTimeline(byId('timeline'), () => matching, open);
  preparePrint(() => shown);
  const wanted = data.runs.findIndex(({ id }) => id === currentState().run);
  if (wanted !== -1) list.reveal(wanted);
}

function choose() {
  const state = currentState();
  matching = filterRuns(data.runs, { ...state, from: undefined, to: undefined }, searchText, alertNames);
  shown = state.from === undefined ? matching : filterRuns(data.runs, state, searchText, alertNames);
}
