import { oracleOf, outcomeOf } from './test-events.js';

/** @typedef {{ passed: number, failed: number, skipped: number, oracleCases: number }} Tally */

/**
 * A reporter for node:test that another program reads: one JSON object when all is done.
 * @param {AsyncIterable<import('./test-events.js').TestEvent>} events
 */
export default async function* tallyReporter(events) {
  const tally = emptyTally();
  for await (const event of events) {
    const outcome = outcomeOf(event);
    if (outcome) tally[outcome] += 1;
    tally.oracleCases += oracleOf(event)?.cases ?? 0;
  }
  yield JSON.stringify(tally);
}

/** @returns {Tally} */
export function emptyTally() {
  return { passed: 0, failed: 0, skipped: 0, oracleCases: 0 };
}

/**
 * @param {Tally} left
 * @param {Tally} right
 * @returns {Tally}
 */
export function addTallies(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
    oracleCases: left.oracleCases + right.oracleCases,
  };
}
