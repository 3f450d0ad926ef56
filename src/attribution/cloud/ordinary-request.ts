import { textGetter } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { channelOfOperation } from './channels.ts';

const operationNameOf = textGetter('azure.activitylogs.operation_name');

/** What makes or deletes a machine, as `MachineLives` knows it. */
const ofMachines = /\/(?:virtualmachines|machines)\/(?:write|delete)$/i;

/**
 * Whether of a record of the Activity Log no more is learned than of any other that names the same resource and the same principal, but for
 * its time: it opens no channel into a guest, and neither makes nor deletes a machine. Decided by the operation alone.
 */
export function isOrdinaryRequest(doc: JsonObject): boolean {
  const operation = operationNameOf(doc);
  return (
    operation !== undefined && channelOfOperation(operation) === undefined && !ofMachines.test(operation)
  );
}
