import { initialState, parseState, printState } from './state.js';

/** @typedef {import('./state.js').State} State */

/** @type {State} */
let state = initialState;
/** @type {((state: State, before: State) => void)[]} */
const listeners = [];

export function currentState() {
  return state;
}

/** @param {(state: State, before: State) => void} listener */
export function onChange(listener) {
  listeners.push(listener);
}

/** Begins with what the address says, and follows it. */
export function startStore() {
  state = parseState(location.hash);
  addEventListener('hashchange', () => {
    const isAnchor = location.hash !== '' && !location.hash.includes('=');
    if (!isAnchor && location.hash !== printState(state)) settle(parseState(location.hash));
  });
}

/**
 * Any choice but that of a page leads back to the first one.
 * @param {Partial<State>} patch
 */
export function change(patch) {
  const isPaging = 'page' in patch || Object.keys(patch).every((key) => key === 'run' || key === 'zone');
  settle({ ...state, ...(isPaging ? {} : { page: 1 }), ...patch });
  try {
    history.replaceState(null, '', printState(state) || '#');
  } catch {
    // A browser that forbids it, or was asked too often, shows the same page all the same.
  }
}

/** @param {State} next */
function settle(next) {
  const before = state;
  state = next;
  for (const listener of listeners) listener(state, before);
}
