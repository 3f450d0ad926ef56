import { resolve } from 'node:path';

/** @typedef {import('node:test/reporters').TestEvent} TestEvent */
/** @typedef {'passed' | 'failed' | 'skipped'} Outcome */

/**
 * What one event of node:test adds to the count. Suites, and tests that failed only because of a test inside them,
 * add nothing: their parts have been counted.
 * @param {TestEvent} event
 * @returns {Outcome | undefined}
 */
export function outcomeOf({ type, data }) {
  if (type !== 'test:pass' && type !== 'test:fail') return undefined;
  if (type === 'test:fail' && failureType(data.details.error) === 'subtestsFailed') return undefined;
  if (data.skip || data.todo) return 'skipped';
  if (type === 'test:fail') return 'failed';
  if (data.details.type === 'suite') return undefined;
  // Node passes a file that declared no test, or that ended the process before it could report one.
  return isWholeFile(data) ? 'failed' : 'passed';
}

/** @param {{ name: string, file?: string | undefined }} data */
export function isWholeFile({ name, file }) {
  return file !== undefined && resolve(name) === file;
}

/** @param {unknown} error */
function failureType(error) {
  return /** @type {{ failureType?: string } | undefined} */ (error)?.failureType;
}

/**
 * Tests against another implementation's recorded answers say how many of them they compared.
 * @param {TestEvent} event
 * @returns {{ message: string, cases: number } | undefined}
 */
export function oracleOf({ type, data }) {
  if (type !== 'test:diagnostic' || !data.message.startsWith('oracle:')) return undefined;
  const digits = /^oracle:\s*(\d[\d_,]*) cases?\b/.exec(data.message)?.[1] ?? '0';
  return { message: data.message, cases: Number(digits.replace(/[_,]/g, '')) };
}
