const grouped = new Intl.NumberFormat('en');

/** `1 event`, `1,204 events`. */
export function countWords(count: number, noun: string): string {
  return `${grouped.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}
