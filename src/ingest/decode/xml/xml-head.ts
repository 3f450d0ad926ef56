/** Whether text begins as a file of events in XML does: with an event, a list of them, or a declaration. */
export function isXmlOfEvents(text: string): boolean {
  return /^(?:Record \d+\s*)?<(?:\?xml|!--|Events?[\s>])/.test(text);
}

/** An event begins: `<Event>`, `<Event xmlns=…>`, and not `<Events>`. */
export const eventStart = /<Event[\s>]/;
export const eventEnd = '</Event>';
