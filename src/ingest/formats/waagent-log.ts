import { formatInstant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { parseInstant } from '../../event/parse-instant.ts';
import { lineOf } from '../decode/text/text-record.ts';
import { compactOrNone } from './azure/json-text.ts';
import type { Format } from './format.ts';
import { guestEvent } from './guest-log/guest-document.ts';
import { type LogLine, linuxLine, windowsLine } from './guest-log/log-line.ts';

/** Threads of the agent: their names come before every message. */
const threads =
  /^(?:(?:ExtHandler|Daemon|MainThread|CollectLogs|EnvHandler|MonitorHandler|SendHostPluginHeartbeat|TelemetryEventsCollector|SendTelemetryHandler|SendTelemetryEventsHandler|LogCollector)\b ?){1,3}/;
const goalState = /^Process(?:Extensions)?GoalState (started|completed|failed)\b(?: \[([^\]]*)\])?/;

/** The log of Azure's guest agent: `/var/log/waagent.log`, and `WaAppAgent.log` on Windows. Every line is an event. */
export const waagentLog: Format = {
  name: 'waagent-log',
  title: 'log of the Azure guest agent (waagent.log, WaAppAgent.log)',
  plane: 'guest',
  dataStream: 'logs-azure.guest_agent-default',
  recognise(record) {
    const text = lineOf(record);
    return text !== undefined && agentLine(text) !== undefined;
  },
  normalise(record, context) {
    const text = lineOf(record) ?? '';
    const line = agentLine(text);
    const message = line?.message ?? text;
    const state = goalState.exec(message.replace(threads, ''));
    return guestEvent(
      {
        dataset: 'azure.guest_agent',
        time: line?.time,
        host: line?.host,
        os: line?.windows ? 'windows' : 'linux',
        action: state ? `goal-state-${state[1]}` : 'log',
        outcome: outcomes[state?.[1] ?? ''],
        level: line?.level,
        message,
        // The agent also writes to syslog, word for word: one line is one event.
        text: line?.text ?? text,
        guest: { goal_state: state ? goalStateOf(state[2] ?? '') : undefined },
      },
      context,
    );
  },
};

const outcomes: Readonly<Record<string, 'success' | 'failure'>> = { completed: 'success', failed: 'failure' };

function agentLine(text: string): LogLine | undefined {
  const line = linuxLine(text);
  if (line) return line;
  const other = windowsLine(text);
  return other?.windows === 'agent' ? other : undefined;
}

/** `<id> channel: <c> source: <s> activity: <guid> correlation <guid> created: <time>`, or `<id> <ms> ms` at the end. */
function goalStateOf(text: string): JsonObject | undefined {
  const after = (word: string): string | undefined =>
    new RegExp(`\\b${word}:? (?!None\\b|NA\\b|null\\b)([^\\s\\]]+)`, 'i').exec(text)?.[1];
  const created = parseInstant(after('created'));
  return compactOrNone({
    id: /^[^\s;]+/.exec(text)?.[0],
    channel: after('channel'),
    source: after('source'),
    activity_id: after('activity')?.toLowerCase(),
    correlation_id: after('correlation')?.toLowerCase(),
    created: created && formatInstant(created),
  });
}
