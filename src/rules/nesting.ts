/** Levels of lists and tables inside each other: what rules and exceptions need, many times over. */
export const maxNesting = 100;

/** Whether a parsed file is nested deeper than that. Takes a bounded stack itself, so that it can be asked of anything. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= maxNesting; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
