/**
 * The known words that were most probably meant, nearest first: those that the fewest letters tell from the word, at most a
 * third of its letters, without regard to case. Words that begin with it come before all others.
 */
export function nearWords(word: string, known: readonly string[], most = 3): string[] {
  const wanted = word.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return known
    .map((one) => ({ one, steps: stepsBetween(wanted, one.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps)
    .slice(0, most)
    .map(({ one }) => one);
}

/** `Did you mean a or b?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const near = nearWords(word, known);
  return near.length === 0 ? undefined : `Did you mean ${near.join(' or ')}?`;
}

/** Letters to insert, drop, change or swap with their neighbour to make one text of the other. */
function stepsBetween(a: string, b: string): number {
  if (a.length >= 3 && b.startsWith(a)) return 0;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const change = (row[j - 1] ?? 0) + (same ? 0 : 1);
      let least = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
