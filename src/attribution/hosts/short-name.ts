/** What Windows leaves of a longer name. */
export const netbiosLength = 15;

/** The first label of a host name; addresses stay whole. */
export function shortName(name: string): string {
  if (/^[\d.]+$/.test(name) || name.includes(':')) return name;
  const dot = name.indexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** Whether two names can be one machine's: equal, or one of them without its domain. Lower case. */
export function sameName(a: string, b: string): boolean {
  return a === b || (a !== b && (shortName(a) === b || shortName(b) === a));
}

/** Whether two names can be one machine's, where one may also be cut as Windows cuts them. Lower case. */
export function alikeNames(a: string, b: string): boolean {
  const [cut, whole] = [shortName(a), shortName(b)].sort((x, y) => x.length - y.length) as [string, string];
  return cut === whole ? sameName(a, b) : cut.length === netbiosLength && whole.startsWith(cut);
}
