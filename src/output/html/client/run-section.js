import { copyButton } from './copy.js';
import { data, detailOf } from './data.js';
import { el, preformatted } from './dom.js';
import { processList } from './process-list.js';
import { recordList } from './record-list.js';
import { factList, phaseLine, sessionTable } from './request-parts.js';
import { timeElement } from './times.js';
import { verdictMark } from './verdict-mark.js';

/** @typedef {import('../page-data.ts').RunData} RunData */
/** @typedef {import('../page-data.ts').RunDetail} RunDetail */

/**
 * Everything about one run. On paper nothing can be opened or copied, so that it holds no buttons and no records there.
 * @param {number} at
 * @param {'page' | 'paper'} where
 */
export function runSection(at, where) {
  const run = /** @type {RunData} */ (data.runs[at]);
  const detail = detailOf(at);
  const id = `${where}-title-${at}`;
  const section = el('section', { class: `run v-${run.verdict}`, 'aria-labelledby': id });
  section.append(el('h3', { id }, titleWords(run), ' ', timeElement(run.time, 'moment')));
  section.append(el('p', { class: 'claim' }, verdictMark(run.verdict), ` ${run.certainty}`));
  if (where === 'page') section.append(buttons(detail));
  const left = el('div', {}, evidencePart(detail), candidatePart(detail), requestPart(detail));
  const right = el('div', {}, runPart(detail), scriptPart(detail), processPart(detail));
  section.append(el('div', { class: 'columns' }, left, right));
  if (detail.session) section.append(part('Session of the principal', sessionTable(detail.session)));
  if (where === 'page') section.append(part('Original records', recordList(at, detail)));
  section.append(el('p', { class: 'id' }, 'id ', el('code', {}, run.id)));
  return section;
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

/**
 * @param {string} title
 * @param {...(Node | undefined)} content
 */
function part(title, ...content) {
  return el('div', { class: 'part' }, el('h4', {}, title), ...content);
}

/** @param {RunDetail} detail */
function evidencePart({ document: json }) {
  const evidence = attributionOf(json).evidence ?? [];
  if (evidence.length === 0) return undefined;
  const items = evidence.map(({ plane, text }) =>
    el('li', {}, el('span', { class: `plane ${plane}` }, plane), el('span', {}, text)),
  );
  return part('Why', el('ul', { class: 'evidence' }, ...items));
}

/** @param {RunDetail} detail */
function candidatePart({ candidates }) {
  if (candidates.length === 0) return undefined;
  const items = candidates.map(({ words, time, facts, phases, reasons }) =>
    el(
      'li',
      {},
      el('p', {}, timeElement(time, 'moment'), ' ', el('b', {}, words)),
      el('ul', {}, ...reasons.map((reason) => el('li', {}, reason))),
      el('details', {}, el('summary', {}, 'The request'), phaseLine(phases), factList(facts)),
    ),
  );
  return part('Possible requests', el('ol', { class: 'candidates' }, ...items));
}

/** @param {RunDetail} detail */
function requestPart({ request, phases }) {
  return request.length === 0 ? undefined : part('Request', phaseLine(phases), factList(request));
}

/** @param {RunDetail} detail */
function runPart({ run }) {
  return run.length === 0 ? undefined : part('Run', factList(run));
}

/** @param {RunDetail} detail */
function scriptPart({ document: json }) {
  const text = executionOf(json).script?.text;
  return text === undefined ? undefined : part('Script', preformatted('Script', text));
}

/** @param {RunDetail} detail */
function processPart({ document: json, tree }) {
  const { processes = [], observed_start: start } = executionOf(json);
  if (tree.length === 0) return undefined;
  return part('Processes', processList(processes, tree, Date.parse(start ?? '')));
}

/** @typedef {{ plane: string, text: string }} Evidence */
/** @typedef {import('./process-list.js').ProcessFields} ProcessFields */

/**
 * @param {any} json
 * @returns {{ evidence?: Evidence[] }}
 */
function attributionOf(json) {
  return json.throughline?.attribution ?? {};
}

/**
 * @param {any} json
 * @returns {{ script?: { text?: string }, processes?: ProcessFields[], observed_start?: string }}
 */
function executionOf(json) {
  return json.throughline?.execution ?? {};
}
