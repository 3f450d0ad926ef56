import { holdsFields, type TypeEntry, type TypeLayer } from './type-layer.ts';

/** Reads lines of `prefix type name name …`. A name beneath a field that is no object is a multi-field of it. */
export function readTable(table: string): TypeLayer {
  const names = new Map<string, string>();
  for (const line of table.split('\n')) {
    const [prefix, type, ...lasts] = line.split(' ');
    if (type === undefined) continue;
    for (const last of lasts) names.set(prefix === '-' ? last : `${prefix}.${last}`, type);
  }
  const layer = new Map<string, TypeEntry>();
  for (const [path, name] of names) {
    const parent = path.slice(0, Math.max(path.lastIndexOf('.'), 0));
    const above = names.get(parent);
    layer.set(path, above !== undefined && !holdsFields.has(above) ? { name, of: parent } : { name });
  }
  return layer;
}
