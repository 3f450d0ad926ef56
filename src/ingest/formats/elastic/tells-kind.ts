import type { JsonObject } from '../../../event/json.ts';
import { elasticDoc } from './elastic-hit.ts';

/** Beneath these stands all that Elastic's formats for guests and for Azure are recognised by. */
const roots = ['data_stream', 'event', 'winlog'];

/**
 * Whether a record is an Elastic document that has any name from which its kind could be told, nested or dotted. Without one, a dozen
 * formats need not be tried.
 */
export function tellsKind(record: JsonObject): boolean {
  const doc = elasticDoc(record);
  if (doc === undefined) return false;
  for (const key of Object.keys(doc)) {
    const first = key.charCodeAt(0);
    // d, e, w
    if (first !== 0x64 && first !== 0x65 && first !== 0x77) continue;
    for (const root of roots)
      if (key.startsWith(root) && (key.length === root.length || key[root.length] === '.')) return true;
  }
  return false;
}
