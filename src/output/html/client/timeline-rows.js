/** @typedef {{ at: number, x: number, right: number, kind: string }} Item */
/** @typedef {{ at: number, x: number, right: number, row: number, room: number }} Placed */

const gap = 2;

/**
 * Puts items into rows in which none lies on another; undefined where that takes more rows than there may be. `room` is how
 * much of the row is free behind an item.
 * @param {readonly Item[]} items by where they begin
 * @param {{ right: number }} edges
 * @param {number} most
 * @returns {{ rows: number, marks: Placed[] } | undefined}
 */
export function fitRows(items, edges, most) {
  /** @type {Placed[]} */
  const lasts = [];
  const marks = [];
  for (const { at, x, right } of items) {
    let row = lasts.findIndex((last) => last.right + gap <= x);
    if (row === -1) row = lasts.length;
    if (row >= most) return undefined;
    const before = lasts[row];
    if (before) before.room = x - before.right;
    const placed = { at, x, right, row, room: edges.right - right };
    lasts[row] = placed;
    marks.push(placed);
  }
  return { rows: lasts.length, marks };
}
