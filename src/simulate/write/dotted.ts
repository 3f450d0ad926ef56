/** The same document with one flat level of dotted keys, as some exporters of Elasticsearch write it. */
export function dotted(doc: object): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  flatten(doc, '', flat);
  return flat;
}

function flatten(value: object, prefix: string, into: Record<string, unknown>): void {
  for (const [key, child] of Object.entries(value)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof child === 'object' && child !== null && !Array.isArray(child)) flatten(child, path, into);
    else into[path] = child;
  }
}
