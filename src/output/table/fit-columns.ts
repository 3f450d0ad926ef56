/** A column's natural width (its widest cell) and the least that it can do with. */
export interface ColumnNeed {
  readonly natural: number;
  readonly least: number;
}

/**
 * Widths that fit into the total. What is missing is taken from the column that has most to spare, column by column, so that
 * short ones keep their text whole and the same cells always give the same table.
 */
export function fitColumns(needs: readonly ColumnNeed[], total: number): number[] {
  const widths = needs.map(({ natural }) => natural);
  const spare = (at: number) => (widths[at] ?? 0) - (needs[at]?.least ?? 0);
  let missing = widths.reduce((sum, width) => sum + width, 0) - total;
  for (; missing > 0; missing--) {
    const widest = widths.reduce((best, _, at) => (spare(at) > spare(best) ? at : best), 0);
    if (spare(widest) <= 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
