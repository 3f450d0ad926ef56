/** As much of an id as tells it from the others of a scan, and can be given to `show`. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}
