import type { Random } from '../random.ts';
import type { CloudLogSpec, GuestLogSpec, OwnLogSpec, Scenario } from '../scenario/scenario.ts';
import type { History } from '../world/history.ts';
import type { CloudEntry } from '../write/azure-common.ts';
import { writeEventHub } from '../write/azure-event-hub.ts';
import { writeInMessage } from '../write/azure-in-message.ts';
import { writeActivityRow } from '../write/azure-log-analytics.ts';
import { writePlatformlogs } from '../write/azure-platformlogs.ts';
import { writeRest } from '../write/azure-rest.ts';
import { writeElasticAzure } from '../write/elastic-azure.ts';
import { outside } from './extract.ts';
import type { Written } from './fact.ts';
import { observeGuests } from './observe-guests.ts';
import { ownLogs } from './own-logs.ts';

/** One log as it was collected: its records, in the order in which they became available. */
export interface CollectedLog {
  readonly spec: CloudLogSpec | GuestLogSpec | OwnLogSpec;
  readonly records: readonly Written[];
}

const cloudWriters = {
  'azure-event-hub': writeEventHub,
  'azure-blob': writeEventHub,
  'azure-rest': writeRest,
  'azure-rest-value': writeRest,
  'azure-log-analytics': writeActivityRow,
  'azure-platformlogs': writePlatformlogs,
  'azure-in-message': writeInMessage,
  'elastic-azure': writeElasticAzure,
  'filebeat-azure': writeElasticAzure,
} as const;

/** What the collectors got of what happened: with losses, doubles, delays, and the ends of extracts. */
export function observe(scenario: Scenario, history: History, random: Random): CollectedLog[] {
  return [
    ...scenario.cloudLogs.map((spec, at) => ({
      spec,
      records: inOrder(cloudRecords(scenario, history, spec, random.fork(`cloud/${at}`))),
    })),
    ...scenario.guestLogs.flatMap((spec, at) =>
      guestLogs(scenario, history, spec, random.fork(`guest/${at}`), random.fork('missed')),
    ),
    ...ownLogs(scenario, history, random.fork('own')),
  ];
}

/** One log of all machines, or where each keeps its own, one a machine. */
function guestLogs(
  scenario: Scenario,
  history: History,
  spec: GuestLogSpec,
  random: Random,
  missed: Random,
): CollectedLog[] {
  const guests = observeGuests(scenario, history, spec, random, missed);
  if (spec.shape !== 'auditd' || !spec.hostIds)
    return [{ spec, records: inOrder(guests.flatMap(({ records }) => records)) }];
  return guests.map(({ host, records }) => ({
    spec: { ...spec, path: `${spec.path}/${host}/var/log/audit/audit.log` },
    records: inOrder(records),
  }));
}

function inOrder(records: Written[]): Written[] {
  return records.sort((a, b) => a.available - b.available || (a.text < b.text ? -1 : 1));
}

function cloudRecords(scenario: Scenario, history: History, spec: CloudLogSpec, random: Random): Written[] {
  const records: Written[] = [];
  const write = cloudWriters[spec.shape];
  for (const request of history.requests) {
    if (spec.subscriptions && !spec.subscriptions.includes(request.subscription.name)) continue;
    request.phases.forEach((phase, nth) => {
      if (outside(phase.at, scenario, spec) || spec.without.includes(phase.kind)) return;
      const draw = random.fork(`${request.id}/${nth}`);
      if (draw.chance(spec.loss)) return;
      const available = phase.at + draw.int(spec.delay[0], spec.delay[1]);
      const options = {
        idCase: spec.idCase,
        layout: spec.layout,
        locale: spec.locale,
        dotted: spec.dotted,
        later: spec.later,
        filebeat: spec.shape === 'filebeat-azure',
        withIdentity: nth === 0 || !draw.chance(spec.withoutIdentity),
        hyphens: !draw.chance(spec.noHyphens),
        available,
        random: draw,
      };
      const written = write(cloudEntry(request, nth), options);
      const add = (at: number) =>
        records.push({ ...written, fact: { ...written.fact, ...kept(spec, at) }, available: at });
      add(available);
      if (draw.chance(spec.duplicates)) add(available + draw.int(500, 240_000));
    });
  }
  return records;
}

const hour = 3_600_000;

/** A blob holds all that came in since its hour began. */
function kept({ shape }: CloudLogSpec, available: number): { readonly keptSince?: number } {
  return shape === 'azure-blob' ? { keptSince: Math.floor(available / hour) * hour } : {};
}

/** Ids and fractions that the event itself has, so the same in every export of it. */
function cloudEntry(request: CloudEntry['request'], nth: number): CloudEntry {
  const phase = request.phases[nth] as CloudEntry['phase'];
  const mixed =
    Math.imul((phase.at % 99_991) + 11, request.correlationId.charCodeAt(nth % 8) * 7919 + nth) >>> 0;
  const tail = mixed.toString(16).padStart(8, '0');
  const swap = (id: string, mark: string) => `${tail}${id.slice(8, 35)}${mark}`;
  return {
    request,
    phase,
    time: { ms: phase.at, ns: (mixed % 10_000) * 100 },
    eventDataId: swap(request.operationId, 'e'),
    serviceRequestId: swap(request.clientRequestId, 'c'),
  };
}
