import { firstText } from '../../event/fields.ts';
import { parseAzureTime } from './azure/azure-time.ts';
import { compact, compactOrNone, objectOf } from './azure/json-text.ts';
import { defenderEvents, normaliseRow } from './defender/normalise-row.ts';
import type { Format } from './format.ts';

const prefix = 'AdvancedHunting-';

/** Rows of advanced hunting as Microsoft Defender streams them to an event hub or to storage. */
export const defenderStream: Format = {
  name: 'defender-stream',
  title: 'Microsoft Defender streaming (advanced-hunting events from an event hub or storage)',
  plane: 'guest',
  dataStream: defenderEvents,
  recognise(record) {
    const category = record['category'];
    return typeof category === 'string' && category.startsWith(prefix) && record['properties'] !== undefined;
  },
  normalise(record) {
    const columns = objectOf(record['properties']) ?? {};
    const envelope = compact({
      operation_name: record['operationName'],
      tenant: compactOrNone({ id: record['tenantId'], name: record['Tenant'] }),
      time: record['time'],
    });
    const table = firstText(record['category'])?.slice(prefix.length) ?? '';
    return normaliseRow(
      { table, columns, envelope },
      ['Timestamp'],
      parseAzureTime(record['time']),
      'properties.Timestamp is missing or no date',
    );
  },
};
