import type { JsonObject } from '../../event/json.ts';
import { azureElastic } from './azure-elastic.ts';
import { azureEventHub } from './azure-event-hub.ts';
import { azureInMessage } from './azure-in-message.ts';
import { azureLogAnalytics } from './azure-log-analytics.ts';
import { azurePlatformlogs } from './azure-platformlogs.ts';
import { azureRest } from './azure-rest.ts';
import { defenderHunting } from './defender-hunting.ts';
import { defenderSentinel } from './defender-sentinel.ts';
import { defenderStream } from './defender-stream.ts';
import { elasticDefend } from './elastic-defend.ts';
import { elasticDocument } from './elastic-document.ts';
import { elasticSysmon } from './elastic-sysmon.ts';
import type { Format } from './format.ts';
import { runCommandLog } from './run-command-log.ts';
import { waagentLog } from './waagent-log.ts';

/**
 * Every format, in the order in which they are tried. No two of them recognise the same record, but for the last one, which
 * takes every Elastic document that is left.
 */
export const formats: readonly Format[] = [
  elasticDefend,
  elasticSysmon,
  azureElastic,
  azureEventHub,
  azureRest,
  azureLogAnalytics,
  azurePlatformlogs,
  azureInMessage,
  defenderStream,
  defenderHunting,
  defenderSentinel,
  waagentLog,
  runCommandLog,
  elasticDocument,
];

/**
 * The format of a record. `likely`, the one of the record before, is asked first: files seldom change format, and the answer
 * is the same either way.
 */
export function findFormat(record: JsonObject, likely: Format | undefined): Format | undefined {
  if (likely !== undefined && likely !== elasticDocument && likely.recognise(record)) return likely;
  for (const format of formats) if (format.recognise(record)) return format;
  return undefined;
}
