/** @typedef {import('../page-data.ts').RunData} RunData */
/** @typedef {import('./state.js').State} State */

/** What a reader must see first, first. */
export const verdictOrder = ['unrequested', 'ambiguous', 'attributed', 'unobserved', 'not-applicable'];

/** @type {Record<string, (run: RunData) => string | number>} */
const sortKeys = {
  time: (run) => run.time,
  verdict: (run) => verdictOrder.indexOf(run.verdict),
  who: (run) => (run.who[0] ?? '').toLowerCase(),
  vm: (run) => (run.vm ?? '').toLowerCase(),
  ran: (run) => run.ran.toLowerCase(),
};

export const sortNames = Object.keys(sortKeys);

/**
 * Positions of the runs that the reader asks for, in the order of time, which is that of the data.
 * @param {readonly RunData[]} runs
 * @param {State} state
 * @param {(run: number) => string} textOf everything that a search looks through, in lower case
 * @param {(run: RunData) => readonly string[]} alertsOf names of its alerts
 */
export function filterRuns(runs, state, textOf, alertsOf) {
  const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = state;
  const chosen = [];
  for (const [at, run] of runs.entries()) {
    if (state.verdicts.length > 0 && !state.verdicts.includes(run.verdict)) continue;
    if (state.who !== '' && !run.who.includes(state.who)) continue;
    if (state.vm !== '' && run.vm !== state.vm) continue;
    if (state.channel !== '' && run.channel !== state.channel) continue;
    if (state.alert !== '' && !alertsOf(run).includes(state.alert)) continue;
    if (run.time > to || (run.end ?? run.time) < from) continue;
    if (words.length > 0 && !hasAll(textOf(at), words)) continue;
    chosen.push(at);
  }
  return chosen;
}

/**
 * @param {readonly number[]} chosen in the order of time
 * @param {readonly RunData[]} runs
 * @param {string} sort a name of `sortNames`, with a minus for the other way round
 */
export function sortRuns(chosen, runs, sort) {
  const isDown = sort.startsWith('-');
  const key = sortKeys[isDown ? sort.slice(1) : sort] ?? sortKeys['time'];
  if (!key) return [...chosen];
  const keyed = chosen.map((at) => ({ at, key: key(/** @type {RunData} */ (runs[at])) }));
  const way = isDown ? -1 : 1;
  keyed.sort((a, b) => way * compare(a.key, b.key) || a.at - b.at);
  return keyed.map(({ at }) => at);
}

/**
 * Every value with how many runs have it, by name.
 * @param {readonly RunData[]} runs
 * @param {(run: RunData) => readonly (string | undefined)[]} read
 */
export function countValues(runs, read) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const run of runs)
    for (const value of read(run)) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()));
}

/**
 * @param {string} text
 * @param {readonly string[]} words
 */
function hasAll(text, words) {
  return words.every((word) => text.includes(word));
}

/**
 * @param {string | number} a
 * @param {string | number} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
