/** The first label of a host name; addresses stay whole. */
export function shortName(name: string): string {
  if (/^[\d.]+$/.test(name) || name.includes(':')) return name;
  const dot = name.indexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
