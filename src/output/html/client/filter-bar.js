import { alertNames, data } from './data.js';
import { append, el } from './dom.js';
import { countValues } from './filter.js';
import { initialState } from './state.js';
import { change, currentState, onChange } from './store.js';
import { timeElement } from './times.js';

/** @typedef {import('../page-data.ts').RunData} RunData */
/** @typedef {import('./state.js').State} State */

const typingPause = 200;

/** @param {HTMLElement} place */
export function showFilterBar(place) {
  const search = searchField();
  const selects = [
    selectField('who', 'Principal', (run) => run.who),
    selectField('vm', 'VM', (run) => [run.vm]),
    selectField('channel', 'Channel', (run) => [run.channel]),
    ...(data.alerts.length > 0 ? [selectField('alert', 'Alert', alertNames)] : []),
  ];
  const chips = el('div', { class: 'chips' });
  const bar = el('div', { class: 'filters', role: 'search', 'aria-label': 'Filter the runs' });
  append(bar, [search.field, ...selects.map(({ field }) => field), chips]);
  place.append(bar);
  const update = () => {
    const state = currentState();
    search.show(state.text);
    for (const { show } of selects) show(state);
    chips.replaceChildren(...chipList(state));
  };
  onChange(update);
  update();
}

function searchField() {
  const input = el('input', {
    type: 'search',
    placeholder: 'command, script, id, address …',
    autocomplete: 'off',
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => change({ text: input.value.trim() }), typingPause);
  });
  const show = (/** @type {string} */ text) => {
    if (document.activeElement !== input) input.value = text;
  };
  return { field: el('label', { class: 'search' }, el('span', {}, 'Text'), input), show };
}

/**
 * @param {'who' | 'vm' | 'channel' | 'alert'} name
 * @param {string} label
 * @param {(run: RunData) => readonly (string | undefined)[]} read
 */
function selectField(name, label, read) {
  const options = countValues(data.runs, read).map(([value, count]) =>
    el('option', { value }, `${value} (${count})`),
  );
  const values = countValues(data.runs, read).map(([value]) => value);
  const select = el('select', {}, el('option', { value: '' }, 'all'), ...options);
  // By position: a value may hold characters that the page shows otherwise.
  select.addEventListener('change', () => change({ [name]: values[select.selectedIndex - 1] ?? '' }));
  const show = (/** @type {State} */ state) => {
    select.selectedIndex = values.indexOf(state[name]) + 1;
  };
  return { field: el('label', {}, el('span', {}, label), select), show };
}

/** @param {State} state */
function chipList(state) {
  const chips = [];
  if (state.verdicts.length > 0) chips.push(chip(`Verdict: ${state.verdicts.join(', ')}`, { verdicts: [] }));
  if (state.from !== undefined && state.to !== undefined) {
    const times = [timeElement(state.from, 'moment'), ' to ', timeElement(state.to, 'moment')];
    chips.push(chip('Time: ', { from: undefined, to: undefined }, ...times));
  }
  const isFiltered =
    chips.length > 0 ||
    state.who !== '' ||
    state.vm !== '' ||
    state.channel !== '' ||
    state.alert !== '' ||
    state.text !== '';
  if (isFiltered) {
    const { verdicts, who, vm, channel, alert, text, from, to } = initialState;
    const reset = el('button', { type: 'button', class: 'reset' }, 'Clear all filters');
    reset.addEventListener('click', () => {
      const input = document.querySelector('.search input');
      if (input instanceof HTMLInputElement) input.value = '';
      change({ verdicts, who, vm, channel, alert, text, from, to });
    });
    chips.push(reset);
  }
  return chips;
}

/**
 * @param {string} label
 * @param {Partial<State>} without
 * @param {...(Node | string)} more
 */
function chip(label, without, ...more) {
  const button = el(
    'button',
    { type: 'button', class: 'chip' },
    label,
    ...more,
    el('span', { 'aria-hidden': 'true' }, ' ×'),
  );
  append(button, [el('span', { class: 'unseen' }, ', remove this filter')]);
  button.addEventListener('click', () => change(without));
  return button;
}
