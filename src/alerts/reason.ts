import type { Detection } from '../engine/detection.ts';
import { textGetter } from '../event/fields.ts';
import type { JsonObject } from '../event/json.ts';

/** What a reader wants to know first, in this order; the first field of each that has a value is taken. */
const named: readonly (readonly [label: string, fields: readonly string[]])[] = [
  ['by ', ['throughline.operation.principal.name', 'user.email', 'user.name', 'user.id']],
  ['from ', ['source.ip', 'source.address']],
  ['on ', ['azure.resource.name', 'throughline.operation.vm.name', 'host.name', 'host.hostname']],
  ['process ', ['process.command_line', 'process.name']],
  ['', ['event.action']],
];
const parts = named.map(([label, fields]) => ({ label, getters: fields.map(textGetter) }));
const longest = 160;

/** One line: what was counted or new, then who, from where, where and what. */
export function reasonOf(detection: Detection): string {
  const { threshold, newTerms, indicators, suppression } = detection;
  const said: string[] = [];
  if (threshold) {
    const group = threshold.terms.map(({ field, value }) => `${field} ${value}`).join(', ');
    const events = threshold.count === 1 ? '1 event' : `${threshold.count} events`;
    said.push(`${events}${group === '' ? '' : ` with ${group}`}`);
    for (const { field, value } of threshold.cardinality) said.push(`${value} different ${field}`);
  } else {
    if (newTerms) {
      said.push(`first seen: ${newTerms.map(({ field, value }) => `${field} ${value}`).join(', ')}`);
    }
    if (indicators) {
      const values = new Set(indicators.flatMap(({ matched }) => matched.map(({ atomic }) => atomic)));
      said.push(`indicator ${[...values].sort().join(', ')}`);
    }
    said.push(...aboutEvent(detection.events[0]?.doc ?? {}));
  }
  if (suppression && suppression.count > 0) said.push(`and ${suppression.count} more alike`);
  return said.map((text) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)).join('; ');
}

function aboutEvent(doc: JsonObject): string[] {
  const said: string[] = [];
  for (const { label, getters } of parts) {
    for (const get of getters) {
      const value = get(doc);
      if (value === undefined) continue;
      said.push(`${label}${value.replaceAll(/\s+/g, ' ').trim()}`);
      break;
    }
  }
  return said;
}
