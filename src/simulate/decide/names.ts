/** The first label of a host's name. */
export function label(name: string): string {
  return name.split('.')[0] as string;
}

const windowsLength = 15;

/** Whether two names can be one machine's: one with and one without its domain, or one cut as Windows cuts it. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  if (label(a) === label(b)) return !a.includes('.') || !b.includes('.');
  const [short, long] = [label(a), label(b)].sort((x, y) => x.length - y.length) as [string, string];
  return short.length === windowsLength && long.startsWith(short);
}
