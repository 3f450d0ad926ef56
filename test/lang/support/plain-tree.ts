/** A tree without its places in the text: two writings of one query have the same. */
export function plainTree(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'loc' ? undefined : value)));
}
