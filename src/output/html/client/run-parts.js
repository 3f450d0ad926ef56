import { el, preformatted } from './dom.js';
import { requestFacts, runFacts } from './facts.js';
import { processList } from './process-list.js';
import { phaseLine } from './request-parts.js';
import { timeElement } from './times.js';

/** @typedef {import('../page-data.ts').RunDetail} RunDetail */
/** @typedef {Record<string, any>} Fields a document, or a part of one, as `docs/output.md` has it */

/**
 * A part of the section of a run, under its heading.
 * @param {string} title
 * @param {...(Node | undefined)} content
 */
export function part(title, ...content) {
  return el('div', { class: 'part' }, el('h4', {}, title), ...content);
}

/** @param {RunDetail} detail */
export function evidencePart(detail) {
  /** @type {{ plane: string, text: string }[]} */
  const evidence = attributionOf(detail)['evidence'] ?? [];
  if (evidence.length === 0) return undefined;
  const items = evidence.map(({ plane, text }) =>
    el('li', {}, el('span', { class: 'plane' }, plane), el('span', {}, text)),
  );
  return part('Why', el('ul', { class: 'evidence' }, ...items));
}

/** @param {RunDetail} detail */
export function candidatePart(detail) {
  /** @type {Fields[]} */
  const fields = attributionOf(detail)['candidates'] ?? [];
  if (fields.length === 0) return undefined;
  const items = fields.map(({ reasons = [], operation = {}, source }, at) => {
    const { words = '', time = 0, phases = [] } = detail.candidates[at] ?? {};
    return el(
      'li',
      {},
      el('p', {}, timeElement(time, 'moment'), ' ', el('b', {}, words)),
      el('ul', {}, ...reasons.map((/** @type {string} */ reason) => el('li', {}, reason))),
      el('details', {}, el('summary', {}, 'The request'), phaseLine(phases), requestFacts(operation, source)),
    );
  });
  return part('Possible requests', el('ol', { class: 'candidates' }, ...items));
}

/**
 * The request; of a run whose request is open, what is certain all the same.
 * @param {RunDetail} detail
 */
export function requestPart({ document: json, phases }) {
  const { throughline = {}, source } = /** @type {Fields} */ (json);
  const { operation } = throughline;
  if (!operation) return undefined;
  const title = operation.id === undefined ? 'What the possible requests share' : 'Request';
  return part(title, phases.length > 0 ? phaseLine(phases) : undefined, requestFacts(operation, source));
}

/** @param {RunDetail} detail */
export function runPart(detail) {
  return executionOf(detail) ? part('Run', runFacts(detail, detail.document)) : undefined;
}

/** @param {RunDetail} detail */
export function scriptPart(detail) {
  const text = executionOf(detail)?.['script']?.text;
  return text === undefined ? undefined : part('Script', preformatted('Script', text));
}

/** @param {RunDetail} detail */
export function processPart(detail) {
  const { processes = [], observed_start: start = '' } = executionOf(detail) ?? {};
  if (detail.tree.length === 0) return undefined;
  return part('Processes', processList(processes, detail.tree, Date.parse(start)));
}

/**
 * @param {RunDetail} detail
 * @returns {Fields}
 */
function attributionOf({ document: json }) {
  return /** @type {Fields} */ (json)['throughline']?.attribution ?? {};
}

/**
 * @param {RunDetail} detail
 * @returns {Fields | undefined}
 */
function executionOf({ document: json }) {
  return /** @type {Fields} */ (json)['throughline']?.execution;
}
