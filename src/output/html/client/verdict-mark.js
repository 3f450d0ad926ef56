import { el, svg } from './dom.js';

/** A shape for every verdict, in a square of 12: colour is never the only sign. */
export const verdictShapes = {
  attributed: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  ambiguous: 'M6 .3L11.7 6L6 11.7L.3 6z',
  unrequested: 'M6 .6L11.8 11.2H.2z',
  unobserved: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10zm0 2.4a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z',
  'not-applicable': 'M1 4.4h10v3.2h-10z',
};

/** @typedef {keyof typeof verdictShapes} Verdict */

/** @param {Verdict} verdict */
export function verdictIcon(verdict) {
  return svg(
    'svg',
    { viewBox: '0 0 12 12', class: `icon v-${verdict}`, 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: verdictShapes[verdict], 'fill-rule': 'evenodd' }),
  );
}

/**
 * Shape and word.
 * @param {Verdict} verdict
 */
export function verdictMark(verdict) {
  return el('span', { class: 'verdict' }, verdictIcon(verdict), el('b', {}, verdict));
}
