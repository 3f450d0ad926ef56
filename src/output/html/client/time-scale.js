const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 30, 90, 180, 365].map((count) => count * day),
];

/**
 * @typedef {{ from: number, to: number }} View
 * @typedef {{ time: number, isDay: boolean, form: 'day' | 'minutes' | 'seconds' }} Tick
 */

/**
 * Where a time stands between two edges, and which time stands at a place.
 * @param {View} view
 * @param {number} left
 * @param {number} right
 */
export function timeScale(view, left, right) {
  const perMs = (right - left) / Math.max(view.to - view.from, 1);
  return {
    x: (/** @type {number} */ time) => left + (time - view.from) * perMs,
    time: (/** @type {number} */ x) => view.from + (x - left) / perMs,
  };
}

/**
 * Round times of the shown zone, as many as find room.
 * @param {View} view
 * @param {number} most
 * @param {(time: number) => number} offsetMinutes how far the shown clock is ahead of UTC
 * @returns {Tick[]}
 */
export function timeTicks(view, most, offsetMinutes) {
  const length = view.to - view.from;
  const step = steps.find((size) => length / size <= most) ?? Math.ceil(length / most / day) * day;
  const ahead = offsetMinutes(view.from) * minute;
  /** @type {Tick[]} */
  const ticks = [];
  for (let local = Math.ceil((view.from + ahead) / step) * step; local - ahead <= view.to; local += step) {
    const isDay = local % day === 0;
    const form = step >= day ? 'day' : step >= minute ? 'minutes' : 'seconds';
    ticks.push({ time: local - ahead, isDay, form });
  }
  return ticks;
}
