/** Of the small letters of the time line, on average. */
export const letterWidth = 6.1;

/**
 * @param {string} text
 * @param {number} most
 */
export function cut(text, most) {
  return text.length <= most ? text : `${text.slice(0, Math.max(most - 1, 1))}…`;
}
