import { compareInstants } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import type { Operation } from '../model/operation.ts';

/** The canonical order of operations: by their first record, then by id. */
export function compareOperations(a: Operation, b: Operation): number {
  return compareInstants(a.firstSeen, b.firstSeen) || compareText(a.id, b.id);
}
