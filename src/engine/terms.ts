import type { Event } from '../event/event.ts';
import type { Term } from './detection.ts';
import type { EventTexts } from './event-texts.ts';

/** Kibana stops here as well: three lists of many values each would be thousands of terms. */
const mostCombinations = 100;

/** Every way to take one value of each field; none where a field is absent. Values are distinct, in order of the document. */
export function combinations(
  event: Event,
  fields: readonly string[],
  texts: EventTexts,
): readonly (readonly Term[])[] {
  let found: (readonly Term[])[] = [[]];
  for (const field of fields) {
    const values = [...new Set(texts(event, field))].slice(0, mostCombinations);
    found = found.flatMap((terms) => values.map((value) => [...terms, { field, value }]));
    if (found.length > mostCombinations) found.length = mostCombinations;
  }
  return found;
}

export function keyOf(terms: readonly { readonly value: string | null }[]): string {
  return JSON.stringify(terms.map(({ value }) => value));
}
