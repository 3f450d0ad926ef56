import { el } from './dom.js';
import { offsetWords, timeElement } from './times.js';

/** @typedef {import('../page-data.ts').Phase} Phase */
/** @typedef {import('../page-data.ts').SessionData} SessionData */

/**
 * The records of a request: the first with its time, each further one with how much later it came.
 * @param {readonly Phase[]} phases
 */
export function phaseLine(phases) {
  const first = phases[0]?.[1] ?? 0;
  const items = phases.map(([what, time], at) =>
    el(
      'li',
      {},
      el('b', {}, what),
      ' ',
      timeElement(time, 'clock'),
      at > 0 && el('small', {}, ` ${offsetWords(time, first)}`),
    ),
  );
  return el('ol', { class: 'phases' }, ...items);
}

/**
 * @param {readonly SessionData[]} session
 * @param {number} [leftOut]
 */
export function sessionTable(session, leftOut = 0) {
  if (session.length === 0) return el('p', {}, 'No request of this principal is recorded around the run.');
  const rows = session.map(({ time, operation, resource, result, ip, tokenIp, sameToken, isOwn, note }) =>
    el(
      'tr',
      { class: isOwn ? 'own' : note === undefined ? undefined : 'noted' },
      el('td', {}, timeElement(time, 'moment')),
      el(
        'td',
        {},
        el('code', {}, operation),
        (isOwn || note !== undefined) && el('b', {}, isOwn ? 'this request' : (note ?? '')),
      ),
      el('td', {}, resource ?? ''),
      el('td', {}, result ?? ''),
      el(
        'td',
        {},
        ip ?? '',
        tokenIp !== undefined && el('small', {}, `token issued to ${tokenIp}`),
        sameToken && el('small', {}, 'same token'),
      ),
    ),
  );
  const head = ['Time', 'Operation', 'Resource', 'Result', 'Address'].map((name) =>
    el('th', { scope: 'col' }, name),
  );
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Session of the principal' },
    el('table', { class: 'plain session' }, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)),
    leftOut > 0 &&
      el(
        'p',
        { class: 'note' },
        `${new Intl.NumberFormat('en').format(leftOut)} further requests of the 24 hours before and after are not shown.`,
      ),
  );
}
