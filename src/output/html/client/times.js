import { el } from './dom.js';

/** @typedef {'utc' | 'local'} Zone */
/** @typedef {'moment' | 'seconds' | 'clock' | 'day' | 'minutes'} TimeForm */

/** @type {Zone} */
let zone = 'utc';

export function currentZone() {
  return zone;
}

/**
 * Every time in the page follows.
 * @param {Zone} wanted
 */
export function showZone(wanted) {
  zone = wanted;
  for (const element of document.querySelectorAll('time[data-ms]')) {
    if (!(element instanceof HTMLTimeElement)) continue;
    const { ms, form } = element.dataset;
    element.textContent = timeWords(Number(ms), /** @type {TimeForm} */ (form));
  }
}

/**
 * @param {number} ms
 * @param {TimeForm} form
 */
export function timeElement(ms, form) {
  const iso = new Date(ms).toISOString();
  return el('time', { datetime: iso, 'data-ms': ms, 'data-form': form }, timeWords(ms, form));
}

/**
 * A time with its zone, which is always said but for days.
 * @param {number} ms
 * @param {TimeForm} form
 */
export function timeWords(ms, form) {
  const offset = offsetMinutes(ms);
  const text = new Date(ms + offset * 60_000).toISOString();
  const day = text.slice(0, 10);
  const mark = zoneMark(offset);
  switch (form) {
    case 'day':
      return day;
    case 'moment':
      return `${day} ${text.slice(11, 23)}${mark}`;
    case 'minutes':
      return `${day} ${text.slice(11, 16)}${mark}`;
    case 'clock':
      return `${text.slice(11, 23)}${mark}`;
    case 'seconds':
      return `${text.slice(11, 19)}${mark}`;
  }
}

/**
 * How far the shown clock is ahead of UTC at that moment.
 * @param {number} ms
 */
export function offsetMinutes(ms) {
  return zone === 'utc' ? 0 : -new Date(ms).getTimezoneOffset();
}

/** @param {number} offset */
export function zoneMark(offset) {
  if (zone === 'utc') return 'Z';
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${offset < 0 ? '−' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}

/**
 * Seconds after another moment.
 * @param {number} ms
 * @param {number} from
 */
export function offsetWords(ms, from) {
  const seconds = (ms - from) / 1000;
  const sign = seconds < 0 ? '−' : '+';
  const size = Math.abs(seconds);
  if (size < 1) return `${sign}${Math.round(size * 1000)} ms`;
  if (size < 100) return `${sign}${size.toFixed(size < 10 ? 1 : 0)} s`;
  if (size < 6000) return `${sign}${(size / 60).toFixed(1)} min`;
  return `${sign}${(size / 3600).toFixed(1)} h`;
}
