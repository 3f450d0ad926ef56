import type { Alert } from '../../alerts/alert.ts';
import { attributionTime } from '../../attribution/document/attribution-document.ts';
import { type SettledRequest, settledRequest } from '../../attribution/document/settled-request.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import { formatInstant, type Instant } from '../../event/instant.ts';
import { channelName, machineName, principalWords } from '../words/request-words.ts';
import { certaintyWords } from '../words/verdict-words.ts';
import { whatRan } from '../words/what-ran.ts';

type Cell = string | number | undefined;

/** Reads one column of a run; undefined is an empty cell. */
type ReadCell = (attribution: Attribution, request: SettledRequest, alerts: readonly Alert[]) => Cell;

/**
 * The columns in their order. Both are part of the published contract: new ones are added at the end. What only the candidates
 * of a run say stands in columns of its own, so that nobody who filters takes it for certain.
 */
export const csvColumns: Readonly<Record<string, ReadCell>> = {
  time: (attribution) => formatInstant(attributionTime(attribution)),
  verdict: ({ verdict }) => verdict,
  reason: ({ reason }) => reason,
  confidence: ({ confidence }) => confidence,
  state: ({ state }) => state,
  certainty: (attribution) => certaintyWords(attribution, 'long'),
  principal: ({ principal }) => principal && principalWords(principal),
  principal_id: ({ principal }) => principal?.id,
  principal_type: ({ principal }) => principal?.type,
  address: (_, { caller }) => caller.ip,
  vm: machineName,
  host: ({ host }) => host?.displayName,
  channel: (attribution) => channelName(attribution, 'long'),
  what_ran: whatRan,
  command_line: ({ execution }) => execution?.root.commandLine,
  user: ({ execution }) => execution?.root.user,
  run_start: ({ execution }) => time(execution?.start),
  run_end: ({ execution }) => time(execution?.end),
  request_start: ({ operation }) => time(operation?.start),
  request_end: ({ operation }) => time(operation?.end),
  request_outcome: ({ operation }) => operation?.outcome,
  candidates: ({ candidates }) => candidates.length,
  candidate_principals: ({ candidates }) =>
    [...new Set(candidates.map(({ operation }) => principalWords(operation.principal)))].join(' | '),
  tier: ({ tier }) => tier,
  identity: ({ identity }) => identity,
  run_command_name: ({ execution }, { name }) => name ?? execution?.name,
  handler: ({ execution }) => execution?.handler,
  anchor: ({ execution }) => execution?.anchor,
  script_path: ({ execution }) => execution?.scriptPath,
  processes: ({ execution }) => execution?.processes.length,
  operation: (_, { operationName }) => operationName,
  resource_id: (_, { resourceId }) => resourceId,
  subscription_id: (_, { subscriptionId }) => subscriptionId,
  correlation_id: ({ operation }) => operation?.correlationId,
  application_id: ({ principal }) => principal?.appId,
  alert_severity: (_, __, [first]) => first?.severity,
  alerts: (_, __, alerts) => [...new Set(alerts.map(({ name }) => name))].join(' | '),
  id: ({ id }) => id,
};

/** @param alerts of this run, most severe first */
export function csvRow(attribution: Attribution, alerts: readonly Alert[]): Cell[] {
  const request = settledRequest(attribution);
  return Object.values(csvColumns).map((read) => read(attribution, request, alerts));
}

function time(moment: Instant | undefined): string | undefined {
  return moment && formatInstant(moment);
}
