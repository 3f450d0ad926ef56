import type { JsonObject } from '../../event/json.ts';
import { auditd } from './auditd.ts';
import { azureElastic } from './azure-elastic.ts';
import { azureEntra } from './azure-entra.ts';
import { azureEventHub } from './azure-event-hub.ts';
import { azureInMessage } from './azure-in-message.ts';
import { azureLogAnalytics } from './azure-log-analytics.ts';
import { azurePlatformlogs } from './azure-platformlogs.ts';
import { azureRest } from './azure-rest.ts';
import { defenderHunting } from './defender-hunting.ts';
import { defenderSentinel } from './defender-sentinel.ts';
import { defenderStream } from './defender-stream.ts';
import { tellsKind } from './elastic/tells-kind.ts';
import { elasticAnomaly } from './elastic-anomaly.ts';
import { elasticAuditbeat } from './elastic-auditbeat.ts';
import { elasticDefend } from './elastic-defend.ts';
import { elasticDefendFile } from './elastic-defend-file.ts';
import { elasticDefendNetwork } from './elastic-defend-network.ts';
import { elasticDocument } from './elastic-document.ts';
import { elasticPowershell } from './elastic-powershell.ts';
import { elasticSysmon } from './elastic-sysmon.ts';
import { elasticSysmonLinux } from './elastic-sysmon-linux.ts';
import { elasticSysmonOther } from './elastic-sysmon-other.ts';
import { elasticWindowsOther } from './elastic-windows-other.ts';
import { elasticWindowsSecurity } from './elastic-windows-security.ts';
import { evtxecmd } from './evtxecmd.ts';
import type { Format } from './format.ts';
import { getWinevent } from './get-winevent.ts';
import { journal } from './journal.ts';
import { runCommandLog } from './run-command-log.ts';
import { sentinelEvent } from './sentinel-event.ts';
import { sentinelSecurityEvent } from './sentinel-security-event.ts';
import { sentinelSyslog } from './sentinel-syslog.ts';
import { sysmonLinux } from './sysmon-linux.ts';
import { throughlineDocument } from './throughline-document.ts';
import { waagentLog } from './waagent-log.ts';
import { windowsEvent } from './windows-event.ts';
import { windowsFlat } from './windows-flat.ts';

/** Formats of Elastic documents that tell what they are beneath a few names (`tellsKind`). */
const elasticFormats: readonly Format[] = [
  elasticDefend,
  elasticDefendFile,
  elasticDefendNetwork,
  elasticSysmon,
  elasticSysmonOther,
  elasticSysmonLinux,
  elasticWindowsSecurity,
  elasticPowershell,
  elasticWindowsOther,
  elasticAuditbeat,
  azureElastic,
];

/**
 * Every format, in the order in which they are tried. No two of them recognise the same record, but for the last one, which
 * takes every Elastic document that is left.
 */
export const formats: readonly Format[] = [
  ...elasticFormats,
  elasticAnomaly,
  azureEventHub,
  azureEntra,
  azureRest,
  azureLogAnalytics,
  azurePlatformlogs,
  azureInMessage,
  defenderStream,
  defenderHunting,
  defenderSentinel,
  sentinelEvent,
  sentinelSecurityEvent,
  sentinelSyslog,
  windowsFlat,
  windowsEvent,
  evtxecmd,
  getWinevent,
  sysmonLinux,
  auditd,
  journal,
  waagentLog,
  runCommandLog,
  throughlineDocument,
  elasticDocument,
];

const firstOther = elasticFormats.length;

/** The format of a record: the first that recognises it. */
export function findFormat(record: JsonObject): Format | undefined {
  for (let at = tellsKind(record) ? 0 : firstOther; at < formats.length; at++) {
    const format = formats[at] as Format;
    if (format.recognise(record)) return format;
  }
  return undefined;
}
