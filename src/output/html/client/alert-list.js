import { data } from './data.js';
import { el } from './dom.js';

/** @typedef {import('../page-data.ts').AlertData} AlertData */

/**
 * The alerts of one run, for its section.
 * @param {readonly number[]} places
 */
export function alertList(places) {
  const items = places.flatMap((at) => {
    const alert = data.alerts[at];
    if (!alert) return [];
    const words = el('span', {}, el('b', {}, alert.name), el('small', {}, alert.reason));
    return [el('li', {}, severityMark(alert.severity), words)];
  });
  return el('ul', { class: 'alert-list' }, ...items);
}

/**
 * The most severe alert of a run in few words.
 * @param {readonly number[]} places
 */
export function alertBadge(places) {
  const first = data.alerts[places[0] ?? -1];
  if (!first) return undefined;
  const more = places.length > 1 && el('span', { class: 'more' }, ` and ${places.length - 1} more`);
  return el('span', { class: 'badge' }, severityMark(first.severity), first.name, more);
}

/** @param {AlertData['severity']} severity */
export function severityMark(severity) {
  return el('span', { class: `severity ${severity}` }, severity);
}
