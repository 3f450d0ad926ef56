import { el } from './dom.js';
import { timeElement } from './times.js';
import { verdictMark, verdictShapes } from './verdict-mark.js';

/** @typedef {import('./time-scale.js').View} View */

/**
 * What the marks mean, and buttons for whoever does not drag.
 * @param {() => View} view
 * @param {View} whole
 * @param {(view: View) => void} zoom
 */
export function timelineTools(view, whole, zoom) {
  const button = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ click) =>
    el('button', { type: 'button', class: 'small', 'aria-label': label, title: label, click }, text);
  const reset = button('Whole period', 'Show the whole period', () => zoom(whole));
  const range = el('p', { class: 'range' });
  const buttons = el(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
    button('←', 'Earlier', () => zoom(moved(view(), -0.5))),
    button('→', 'Later', () => zoom(moved(view(), 0.5))),
    button('+', 'Zoom in', () => zoom(zoomed(view(), 0.4))),
    button('−', 'Zoom out', () => zoom(zoomed(view(), 2.5))),
    reset,
  );
  const verdicts = /** @type {import('./verdict-mark.js').Verdict[]} */ (Object.keys(verdictShapes));
  const legend = el(
    'p',
    { class: 'legend' },
    ...verdicts.map(verdictMark),
    el('span', { class: 'sample-request' }, 'request'),
    el('span', { class: 'sample-link' }, 'certain'),
    el('span', { class: 'sample-link open' }, 'one of several'),
    el('span', { class: 'sample-gap' }, 'not recorded'),
  );
  const update = () => {
    const { from, to } = view();
    reset.disabled = from <= whole.from && to >= whole.to;
    range.replaceChildren(timeElement(from, 'moment'), ' to ', timeElement(to, 'moment'));
  };
  return { bar: el('div', { class: 'timeline-bar' }, legend, range, buttons), update };
}

/**
 * @param {View} view
 * @param {number} part of its length
 * @returns {View}
 */
export function moved({ from, to }, part) {
  const by = (to - from) * part;
  return { from: from + by, to: to + by };
}

/**
 * @param {View} view
 * @param {number} factor
 * @param {number} [around] what stays where it is; the middle if left out
 * @returns {View}
 */
export function zoomed({ from, to }, factor, around = (from + to) / 2) {
  return { from: around - (around - from) * factor, to: around + (to - around) * factor };
}
