import { relative } from 'node:path';
import { inspect } from 'node:util';
import { isWholeFile, oracleOf, outcomeOf } from './test-events.js';

/** @typedef {import('./test-events.js').TestEvent} TestEvent */

const SIGN = { passed: '.', failed: 'F', skipped: 's' };
const WIDTH = 100;

/**
 * A reporter for node:test that a person reads: a sign for each test, then whatever needs a word.
 * @param {AsyncIterable<TestEvent>} events
 */
export default async function* report(events) {
  /** @type {string[]} */
  const ancestors = [];
  /** @type {string[]} */
  const notes = [];
  /** @type {Map<string, string>} */
  const printed = new Map();
  let column = 0;
  for await (const event of events) {
    const { type, data } = event;
    if (type === 'test:start') ancestors[data.nesting] = data.name;
    if (type === 'test:stdout' || type === 'test:stderr') {
      printed.set(data.file, (printed.get(data.file) ?? '') + data.message);
    }
    if (type === 'test:diagnostic' && isWorthPrinting(event)) notes.push(data.message);
    const outcome = outcomeOf(event);
    if (!outcome || (type !== 'test:pass' && type !== 'test:fail')) continue;
    const name = [...ancestors.slice(0, data.nesting), data.name].join(' › ');
    if (outcome === 'failed') notes.push(failure(name, data, printed));
    if (outcome === 'skipped')
      notes.push(`skipped: ${name} (${place(data)}): ${reason(data.skip ?? data.todo)}`);
    yield SIGN[outcome];
    column += 1;
    if (column % WIDTH === 0) yield '\n';
  }
  if (column % WIDTH !== 0) yield '\n';
  for (const note of notes) yield `${note}\n`;
}

/**
 * Node tells of an error after the end of its test, which fails the run, by a diagnostic and nothing else. A fuzz test says what it ran.
 * @param {TestEvent} event
 */
function isWorthPrinting(event) {
  return (
    oracleOf(event) !== undefined ||
    (event.type === 'test:diagnostic' && /^(?:Error: Test |fuzz: )/.test(event.data.message))
  );
}

/**
 * @param {string} name
 * @param {Extract<TestEvent, { type: 'test:fail' | 'test:pass' }>['data']} data
 * @param {Map<string, string>} printed
 */
function failure(name, data, printed) {
  const { error } = /** @type {{ error?: Error }} */ (data.details);
  const text = error ? describe(error.cause ?? error) : 'No test ran in this file.';
  const output = isWholeFile(data) ? (printed.get(data.name) ?? printed.get(data.file ?? '') ?? '') : '';
  return `\nFAILED ${name} (${place(data)})\n${indent(`${text}\n${output}`.trim())}\n`;
}

/** @param {unknown} error */
function describe(error) {
  // An assertion's message holds the difference already, and its other fields only say it again.
  const isAssertion = error instanceof Error && 'code' in error && error.code === 'ERR_ASSERTION';
  const text = isAssertion ? (error.stack ?? error.message) : inspect(error, { depth: 8 });
  return text.replace(/^ +at .*\bnode:(?:internal|async_hooks)\b.*\n?/gm, '');
}

/** @param {{ file?: string, line?: number }} data */
function place({ file, line }) {
  return file === undefined ? 'no file' : `${relative(process.cwd(), file)}:${line ?? 1}`;
}

/** @param {string | boolean | undefined} given */
function reason(given) {
  return typeof given === 'string' && given !== '' ? given : 'NO REASON GIVEN';
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^(?=.)/gm, '    ');
}
