import { alertList } from './alert-list.js';
import { copyButton } from './copy.js';
import { data, detailOf } from './data.js';
import { el } from './dom.js';
import { recordList } from './record-list.js';
import { sessionTable } from './request-parts.js';
import {
  candidatePart,
  evidencePart,
  part,
  processPart,
  requestPart,
  runPart,
  scriptPart,
} from './run-parts.js';
import { timeElement } from './times.js';
import { verdictMark } from './verdict-mark.js';

/** @typedef {import('../page-data.ts').RunData} RunData */
/** @typedef {import('../page-data.ts').RunDetail} RunDetail */

/**
 * Everything about one run. On paper nothing can be opened or copied: it holds no buttons there, and nothing of what lies
 * around the run.
 * @param {number} at
 * @param {'page' | 'paper'} where
 */
export function runSection(at, where) {
  const run = /** @type {RunData} */ (data.runs[at]);
  const detail = detailOf(at);
  const id = `${where}-title-${at}`;
  const section = el('section', { class: `run v-${run.verdict}`, 'aria-labelledby': id });
  section.append(el('h3', { id }, titleWords(run), ' ', timeElement(run.time, 'moment')));
  section.append(claim(run, detail));
  if (where === 'page') section.append(buttons(detail));
  if (run.alerts.length > 0) section.append(part('Alerts', alertList(run.alerts)));
  const left = el('div', {}, evidencePart(detail), candidatePart(detail), requestPart(detail));
  const right = el('div', {}, runPart(detail), scriptPart(detail), processPart(detail));
  section.append(el('div', { class: 'columns' }, left, right));
  if (where === 'page') section.append(...around(at, detail));
  section.append(el('p', { class: 'id' }, 'id ', el('code', {}, run.id)));
  return section;
}

/**
 * What lies around the run.
 * @param {number} at
 * @param {RunDetail} detail
 */
function around(at, detail) {
  const { session, sessionLeftOut } = detail;
  const records = part('Original records', recordList(at, detail));
  if (!session) return [records];
  return [part('Session of the principal', sessionTable(session, sessionLeftOut)), records];
}

/**
 * The verdict in whole sentences, and how sure it is.
 * @param {RunData} run
 * @param {RunDetail} detail
 */
function claim({ verdict, certainty }, { sentences }) {
  return el(
    'p',
    { class: 'claim' },
    verdictMark(verdict),
    `: ${sentences.join(' ')} Certainty ${certainty}.`,
  );
}

/** @param {RunData} run */
function titleWords({ vm, who, start }) {
  const asked = who.length === 0 ? '' : `${start === undefined ? 'asked by' : 'for'} ${who.join(' or ')}`;
  return [start === undefined ? 'Request' : 'Run', vm === undefined ? '' : `on ${vm}`, asked]
    .filter(Boolean)
    .join(' ');
}

/** @param {RunDetail} detail */
function buttons({ document: json }) {
  const process = /** @type {{ command_line?: string } | undefined} */ (json['process']);
  const commandLine = process?.command_line;
  return el(
    'p',
    { class: 'buttons' },
    commandLine !== undefined && copyButton('Copy command line', () => commandLine),
    copyButton('Copy JSON', () => JSON.stringify(json, undefined, 2)),
    copyButton('Copy address', () => location.href),
  );
}
