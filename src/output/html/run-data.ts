import { attributionTime } from '../../attribution/document/attribution-document.ts';
import { compact } from '../../attribution/document/compact.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { Operation } from '../../attribution/model/operation.ts';
import type { AttributionResult } from '../../attribution/model/result.ts';
import { channelWords } from '../words/channel-words.ts';
import {
  addresses,
  channelName,
  machineName,
  otherHostName,
  principals,
  principalWords,
  targetName,
} from '../words/request-words.ts';
import { certaintyWords } from '../words/verdict-words.ts';
import { whatRan } from '../words/what-ran.ts';
import type { AlertList } from './alert-data.ts';
import { MachineList } from './machine-list.ts';
import type { PageData, RequestData, RunData } from './page-data.ts';

/** A list shows two lines of it; the details of the run hold all. */
const mostRan = 400;

/** The list and the time line of the page: every run, and every request once however many runs name it. */
export function runData(
  result: AttributionResult,
  alerts: AlertList['places'],
): Pick<PageData, 'runs' | 'requests' | 'machines'> {
  const requests: RequestData[] = [];
  const places = new Map<string, number>();
  const placeOf = (operation: Operation): number => {
    let place = places.get(operation.id);
    if (place === undefined) {
      place = requests.push(describeRequest(operation)) - 1;
      places.set(operation.id, place);
    }
    return place;
  };
  const machines = new MachineList(result);
  const runs = result.attributions.map((attribution) => {
    const { operation, candidates } = attribution;
    const operations = operation ? [operation] : candidates.map((candidate) => candidate.operation);
    return {
      ...describeRun(attribution, operations.map(placeOf), machines.placeOf(attribution)),
      alerts: alerts.get(attribution.id) ?? [],
    };
  });
  return { runs, requests, machines: machines.machines };
}

function describeRun(
  attribution: Attribution,
  requests: readonly number[],
  machine: number | undefined,
): Omit<RunData, 'alerts'> {
  const { execution } = attribution;
  return {
    id: attribution.id,
    verdict: attribution.verdict,
    confidence: attribution.confidence,
    state: attribution.state,
    certainty: certaintyWords(attribution, 'long'),
    time: attributionTime(attribution).ms,
    requests,
    who: principals(attribution).map(principalWords),
    from: addresses(attribution),
    ran: shorten(whatRan(attribution)),
    ...compact({
      reason: attribution.reason,
      start: execution?.start.ms,
      end: execution?.end?.ms,
      machine,
      vm: machineName(attribution),
      host: otherHostName(attribution),
      channel: channelName(attribution, 'long'),
    }),
  };
}

function describeRequest(operation: Operation): RequestData {
  const { start, end, firstSeen, caller, channel, outcome, principal, target } = operation;
  return {
    start: (start ?? firstSeen).ms,
    who: principalWords(principal),
    vm: targetName(target),
    channel: channelWords[channel].long,
    outcome,
    ...compact({
      end: end?.ms,
      from: caller.ip,
      refused: operation.refused || undefined,
      name: operation.name,
    }),
  };
}

function shorten(text: string): string {
  return text.length <= mostRan ? text : `${text.slice(0, mostRan).replace(/[\ud800-\udbff]$/, '')}…`;
}
