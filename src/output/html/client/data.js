import { byId } from './dom.js';

/** @typedef {import('../page-data.ts').PageData} PageData */
/** @typedef {import('../page-data.ts').RunData} RunData */
/** @typedef {import('../page-data.ts').RunDetail} RunDetail */
/** @typedef {import('../page-data.ts').RunRecords} RunRecords */

/** @type {PageData} */
export const data = readData('data');

/**
 * Names of the alerts that a run has, each once.
 * @param {RunData} run
 */
export function alertNames(run) {
  return [...new Set(run.alerts.map((at) => data.alerts[at]?.name ?? ''))];
}

/** Blocks are read when they are first asked for; the last few stay. */
const kept = new Map();
const mostKept = 64;

/**
 * @param {number} run
 * @returns {RunDetail}
 */
export function detailOf(run) {
  return block('details', run)[run % data.blockSize];
}

/**
 * @param {number} run
 * @returns {RunRecords}
 */
export function recordsOf(run) {
  return block('records', run)[run % data.blockSize];
}

/**
 * @param {string} kind
 * @param {number} run
 */
function block(kind, run) {
  const id = `${kind}-${Math.floor(run / data.blockSize)}`;
  let found = kept.get(id);
  if (!found) {
    found = readData(id);
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value);
    kept.set(id, found);
  }
  return found;
}

/** @param {string} id */
function readData(id) {
  return JSON.parse(byId(id).textContent ?? '');
}
