import { alertNames, data, detailOf } from './data.js';
import { visible } from './visible.js';

/** @type {string[]} */
const texts = [];

/**
 * Everything that a search looks through, in lower case: the line of the list, and every text of the run's document. Made
 * when it is first asked for, then kept.
 * @param {number} run
 */
export function searchText(run) {
  const known = texts[run];
  if (known !== undefined) return known;
  const line = data.runs[run];
  /** @type {string[]} */
  const parts = [];
  collect(line, parts);
  if (line) parts.push(...alertNames(line));
  collect(detailOf(run).document, parts);
  const text = visible(parts.join(' ')).toLowerCase();
  texts[run] = text;
  return text;
}

/**
 * @param {unknown} value
 * @param {string[]} parts
 */
function collect(value, parts) {
  if (typeof value === 'string') parts.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, parts);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) collect(item, parts);
}
