import { visible } from './visible.js';

/** Longer ones are not measured whole. */
const longest = 200;

/** @type {CanvasRenderingContext2D | null | undefined} */
let pen;

/**
 * As much of the text as has room, in the letters that this browser draws.
 * @param {string} text
 * @param {number} room in pixels
 * @param {string} [letters] size and weight, as the style sheet has them
 */
export function fit(text, room, letters = '11px') {
  const shown = visible(text.slice(0, longest));
  const width = widthOf(shown, letters);
  if (width <= room && text.length <= longest) return shown;
  let length = Math.floor((shown.length * room) / Math.max(width, 1));
  while (length > 1 && widthOf(cut(shown, length), letters) > room) length--;
  return cut(shown, Math.max(length, 1));
}

/**
 * @param {string} text
 * @param {number} length
 */
function cut(text, length) {
  return `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * @param {string} text
 * @param {string} letters
 */
export function widthOf(text, letters) {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return text.length * 7;
  pen.font = `${letters} ${getComputedStyle(document.documentElement).fontFamily}`;
  return pen.measureText(text).width;
}
