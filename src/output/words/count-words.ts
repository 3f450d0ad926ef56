const grouped = new Intl.NumberFormat('en');

/** `1 event`, `1,204 events`; `many` where the plural takes more than an s. */
export function countWords(count: number, noun: string, many = `${noun}s`): string {
  return `${grouped.format(count)} ${count === 1 ? noun : many}`;
}
