import { copyButton } from './copy.js';
import { recordsOf } from './data.js';
import { el, preformatted } from './dom.js';
import { indentJson } from './indent-json.js';
import { timeElement } from './times.js';

/** @typedef {import('../page-data.ts').RunDetail} RunDetail */
/** @typedef {{ file: string, line?: number, index?: number, time: string, what?: string }} SourceFields */

/**
 * The records behind a run, oldest first, each shown when it is opened.
 * @param {number} run
 * @param {RunDetail} detail
 */
export function recordList(run, { document: json }) {
  const sources =
    /** @type {{ sources?: SourceFields[] } | undefined} */ (json['throughline'])?.sources ?? [];
  const items = sources.map((source, at) => {
    const original = recordsOf(run)[at] ?? undefined;
    const head = [
      timeElement(Date.parse(source.time), 'moment'),
      ` ${source.what ?? 'record'} `,
      el('code', {}, placeWords(source)),
    ];
    return original === undefined ? el('li', {}, ...head) : el('li', {}, record(head, original));
  });
  const hasAll = sources.every((_, at) => typeof recordsOf(run)[at] === 'string');
  const note = hasAll
    ? undefined
    : el('p', { class: 'note' }, 'Records without a mark are in the input, at the place that is named.');
  return el('div', {}, el('ol', { class: 'records' }, ...items), note);
}

/**
 * @param {(Node | string)[]} head
 * @param {string} original
 */
function record(head, original) {
  const details = el('details', {}, el('summary', {}, ...head));
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('pre')) return;
    details.append(
      copyButton('Copy record', () => original),
      preformatted('Original record', indentJson(original)),
    );
  });
  return details;
}

/** @param {SourceFields} source */
function placeWords({ file, line, index }) {
  return `${file}${line === undefined ? '' : `:${line}`}${index === undefined ? '' : `[${index}]`}`;
}
