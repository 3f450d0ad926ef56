import { asAddress } from '../../attribution/document/address-fields.ts';
import { compact } from '../../attribution/document/compact.ts';
import { settledRequest } from '../../attribution/document/settled-request.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { Operation } from '../../attribution/model/operation.ts';
import type { Instant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { channelWords } from '../words/channel-words.ts';
import { channelName, machineName, principalWords, targetName } from '../words/request-words.ts';
import { certaintyWords } from '../words/verdict-words.ts';
import { whatRan } from '../words/what-ran.ts';
import { datetime } from './datetime.ts';

/**
 * What is known to have happened around one run, in the order request, run. Every line says whose verdict it belongs to, so
 * that a search for one run finds all of them.
 */
export function* timelineEvents(attribution: Attribution): Generator<JsonObject> {
  const { operation, candidates, execution } = attribution;
  if (operation) yield* requestEvents(attribution, operation);
  for (const candidate of candidates) yield possibleRequest(attribution, candidate.operation);
  if (execution) yield* runEvents(attribution);
}

function* requestEvents(attribution: Attribution, operation: Operation): Generator<JsonObject> {
  const fields = { ...common(attribution), ...requestFields(operation) };
  const asked = requestWords(operation);
  const start = operation.start ?? operation.firstSeen;
  const what = operation.start ? 'Request Start' : 'Request First Seen';
  yield timelineEvent(`${asked} (${attribution.verdict})`, start, what, fields);
  if (operation.end) {
    yield timelineEvent(
      `${asked}: ended, outcome ${operation.outcome}`,
      operation.end,
      'Request End',
      fields,
    );
  }
}

function possibleRequest(attribution: Attribution, operation: Operation): JsonObject {
  const words = `${requestWords(operation)} (one of ${attribution.candidates.length} that may have caused the run)`;
  const fields = { ...common(attribution), ...requestFields(operation) };
  return timelineEvent(words, operation.start ?? operation.firstSeen, 'Possible Request Start', fields);
}

function* runEvents(attribution: Attribution): Generator<JsonObject> {
  const { execution, verdict, operation, principal } = attribution;
  if (!execution) return;
  const machine = machineName(attribution) ?? 'a machine';
  const by = principal ? ` for ${principalWords(principal)}` : '';
  const fields = {
    ...common(attribution),
    ...(operation && requestFields(operation)),
    what_ran: whatRan(attribution),
    command_line: execution.root.commandLine,
    user: execution.root.user,
    handler: execution.handler,
    script_path: execution.scriptPath,
    script_text: execution.scriptText,
    processes: execution.processes.length,
  };
  const ran = `${machine} ran${by}: ${whatRan(attribution)} (${verdict})`;
  yield timelineEvent(ran, execution.start, 'Run Start', fields);
  if (execution.end) yield timelineEvent(`${machine}: the run ended`, execution.end, 'Run End', fields);
}

function requestWords({ principal, channel, target, caller }: Operation): string {
  const from = caller.ip === undefined ? '' : ` from ${caller.ip}`;
  return `${principalWords(principal)} asked for ${channelWords[channel].long} on ${targetName(target)}${from}`;
}

/** What every line of a run has. Of a run with several possible requests only what they share. */
function common(attribution: Attribution): Fields {
  const { principal, host } = attribution;
  const request = settledRequest(attribution);
  return {
    verdict: attribution.verdict,
    reason: attribution.reason,
    confidence: attribution.confidence,
    certainty: certaintyWords(attribution, 'long'),
    state: attribution.state,
    principal: principal && principalWords(principal),
    principal_id: principal?.id,
    source_ip: asAddress(request.caller.ip),
    vm: machineName(attribution),
    host: host?.displayName,
    channel: channelName(attribution, 'long'),
    attribution_id: attribution.id,
  };
}

/** What the line's own request says, also where it is only a possible one. */
function requestFields({
  principal,
  caller,
  correlationId,
  resourceId,
  operationName,
  name,
}: Operation): Fields {
  return {
    principal: principalWords(principal),
    principal_id: principal.id,
    source_ip: asAddress(caller.ip),
    correlation_id: correlationId,
    resource_id: resourceId,
    operation: operationName,
    run_command_name: name,
  };
}

type Fields = Readonly<Record<string, string | number | undefined>>;

function timelineEvent(message: string, time: Instant, what: string, fields: Fields): JsonObject {
  const required = { message, datetime: datetime(time), timestamp_desc: what };
  return { ...required, ...compact(fields), data_type: 'throughline:attribution' };
}
