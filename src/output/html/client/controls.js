import { append, el } from './dom.js';
import { change, currentState, onChange } from './store.js';
import { showZone } from './times.js';

const themes = ['auto', 'light', 'dark'];
const memory = 'throughline-theme';

/**
 * Zone, theme and print.
 * @param {HTMLElement} place
 */
export function showControls(place) {
  const zone = choice('Times', ['UTC', 'local'], currentState().zone === 'local' ? 'local' : 'UTC', (value) =>
    change({ zone: value === 'local' ? 'local' : 'utc' }),
  );
  const theme = choice('Theme', themes, startTheme(), setTheme);
  const print = el('button', { type: 'button', click: () => window.print() }, 'Print');
  append(place, [zone.group, theme.group, print]);
  showZone(currentState().zone === 'local' ? 'local' : 'utc');
  onChange((state, before) => {
    if (state.zone === before.zone) return;
    showZone(state.zone === 'local' ? 'local' : 'utc');
    zone.select(state.zone === 'local' ? 'local' : 'UTC');
  });
}

/**
 * @param {string} label
 * @param {readonly string[]} values
 * @param {string} first
 * @param {(value: string) => void} onChoice
 */
function choice(label, values, first, onChoice) {
  const buttons = values.map((value) =>
    el(
      'button',
      { type: 'button', 'aria-pressed': String(value === first), click: () => pick(value) },
      value,
    ),
  );
  const select = (/** @type {string} */ value) => {
    for (const [at, button] of buttons.entries())
      button.setAttribute('aria-pressed', String(values[at] === value));
  };
  const pick = (/** @type {string} */ value) => {
    select(value);
    onChoice(value);
  };
  const group = el(
    'div',
    { class: 'choice', role: 'group', 'aria-label': label },
    el('span', {}, label),
    ...buttons,
  );
  return { group, select };
}

/** A file that is opened from a folder may have no memory. */
function startTheme() {
  let theme = 'auto';
  try {
    theme = localStorage.getItem(memory) ?? 'auto';
  } catch {
    theme = 'auto';
  }
  if (!themes.includes(theme)) theme = 'auto';
  document.documentElement.dataset['theme'] = theme;
  return theme;
}

/** @param {string} theme */
function setTheme(theme) {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(memory, theme);
  } catch {
    // Then it is remembered until the page is closed.
  }
}
