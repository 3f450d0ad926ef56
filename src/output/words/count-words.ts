const grouped = new Intl.NumberFormat('en');

/** `1,204`. */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/** `1 event`, `1,204 events`; `many` where the plural takes more than an s. */
export function countWords(count: number, noun: string, many = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : many}`;
}
