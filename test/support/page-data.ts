/** The JSON that a page embeds, by the id of its element; details and records as one list over all blocks. */
export function embedded(page: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [, id = '', text = ''] of page.matchAll(
    /<script type="application\/json" id="([a-z0-9-]+)">(.*?)<\/script>/gs,
  )) {
    const value = JSON.parse(text);
    const kind = id.replace(/-\d+$/, '');
    found.set(kind, kind === id ? value : [...((found.get(kind) as unknown[]) ?? []), ...value]);
  }
  return found;
}
