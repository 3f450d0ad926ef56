import { stableId } from '../../event/id.ts';
import { compareInstants, type Instant } from '../../event/instant.ts';
import { comparePlaces, compareText } from '../../event/order.ts';
import { refusalMs } from '../constants.ts';
import type { ControlRecord, EvidenceSource, Operation, Outcome, Phase } from '../model/operation.ts';
import { compareOperations } from './compare-operations.ts';
import { mergeCallers, mergePrincipals } from './merge-records.ts';

const phaseOrder: Readonly<Record<Phase, number>> = { start: 0, accept: 1, success: 2, failure: 2 };

/** Status words and numbers with which the platform turns a request away before anything reaches the guest. */
const refusalCodes = new Set([
  ...['400', '401', '403', '404', '409'],
  ...['badrequest', 'unauthorized', 'forbidden', 'notfound', 'conflict', 'authorizationfailed'],
]);

/**
 * Folds control-plane records into operations, whatever their order, number and shape (`docs/semantics.md` §1). The
 * result is in canonical order: first record, then id.
 */
export function foldOperations(records: readonly ControlRecord[]): Operation[] {
  const groups = new Map<string, ControlRecord[]>();
  for (const record of distinctEvents(records)) {
    const key = `${record.resourceKey}\n${record.operationName}\n${record.correlationId}`;
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  const operations: Operation[] = [];
  for (const group of groups.values()) {
    for (const [index, segment] of segments(distinct(group)).entries())
      operations.push(operationOf(segment, index));
  }
  return operations.sort(compareOperations);
}

/** A record read twice counts once, at the place that sorts first. In two shapes it has one id, and each may tell more of it. */
function distinctEvents(records: readonly ControlRecord[]): Iterable<ControlRecord> {
  const byContent = new Map<string, ControlRecord>();
  for (const record of records) {
    const content = JSON.stringify({ ...record, source: undefined });
    const known = byContent.get(content);
    if (!known || comparePlaces(record.source, known.source) < 0) byContent.set(content, record);
  }
  return byContent.values();
}

/** One cluster for each phase and millisecond: the same record may have come in several shapes. */
function distinct(group: readonly ControlRecord[]): ControlRecord[][] {
  const clusters = new Map<string, ControlRecord[]>();
  for (const record of group) {
    const key = `${record.phase} ${record.time.ms}`;
    const cluster = clusters.get(key);
    if (cluster) cluster.push(record);
    else clusters.set(key, [record]);
  }
  const sorted = [...clusters.values()];
  for (const cluster of sorted) cluster.sort(compareRecords);
  return sorted.sort((a, b) => compareRecords(first(a), first(b)));
}

function first(cluster: readonly ControlRecord[]): ControlRecord {
  return cluster[0] as ControlRecord;
}

function compareRecords(a: ControlRecord, b: ControlRecord): number {
  return (
    a.time.ms - b.time.ms ||
    phaseOrder[a.phase] - phaseOrder[b.phase] ||
    compareInstants(a.time, b.time) ||
    compareText(a.eventId, b.eventId) ||
    comparePlaces(a.source, b.source)
  );
}

interface Segment {
  readonly clusters: ControlRecord[][];
  operationId: string | undefined;
  /** Of the claims, by object id or name. */
  caller: string | undefined;
  started: boolean;
  ended: boolean;
}

/**
 * Splits one key's records: by operation id and by caller where they carry one, and at every Start behind an end. Without a
 * correlation id nothing holds them together but that, so there every Start begins anew.
 */
function segments(clusters: readonly ControlRecord[][]): ControlRecord[][][] {
  const all: Segment[] = [];
  for (const cluster of clusters) {
    const { phase, correlationId } = first(cluster);
    const operationId = cluster.find((record) => record.operationId !== undefined)?.operationId;
    const caller = cluster.map(callerOf).find((id) => id !== undefined);
    const isNew = ({ started, ended }: Segment) =>
      phase === 'start' && (ended || (correlationId === '' && started));
    let segment = all.findLast(
      (s) => agree(s.operationId, operationId) && agree(s.caller, caller) && !isNew(s),
    );
    if (!segment) {
      segment = { clusters: [], operationId, caller, started: false, ended: false };
      all.push(segment);
    }
    segment.clusters.push(cluster);
    segment.operationId ??= operationId;
    segment.caller ??= caller;
    segment.started ||= phase === 'start';
    segment.ended ||= phase === 'success' || phase === 'failure';
  }
  return all.map((segment) => segment.clusters);
}

/** An object id of the token: two of them are two callers, whatever correlation id one of them chose. */
function callerOf({ principal: { id, namedBy } }: ControlRecord): string | undefined {
  return namedBy === 'claims' && id !== undefined && !id.includes('@') ? id : undefined;
}

function agree(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function operationOf(clusters: readonly ControlRecord[][], index: number): Operation {
  const records = clusters.map(first);
  const all = clusters.flat();
  const lead = records[0] as ControlRecord;
  const start = timeOf(records, 'start') ?? timeOf(records, 'accept');
  const last = records.findLast((record) => record.phase === 'success' || record.phase === 'failure');
  const accepted = records.some((record) => record.phase === 'accept' || record.phase === 'success');
  const outcome: Outcome = last?.phase === 'success' ? 'success' : last ? 'failure' : 'unknown';
  const spelled = all.find((record) => record.resourceId !== record.resourceId.toUpperCase()) ?? lead;
  return {
    id: stableId(
      'operation',
      lead.resourceKey,
      lead.operationName,
      lead.correlationId,
      identifier(all, lead, index),
    ),
    channel: lead.channel,
    target: spelled.target,
    resourceId: spelled.resourceId,
    resourceKey: lead.resourceKey,
    operationName: lead.operationName,
    correlationId: lead.correlationId,
    name: spelled.name,
    phasesSeen: [...new Set(records.map((record) => record.phase))].sort(
      (a, b) => phaseOrder[a] - phaseOrder[b],
    ),
    outcome,
    refused: outcome === 'failure' && !accepted && isRefusal(all, start, last?.time),
    accepted,
    start,
    end: last?.time,
    firstSeen: lead.time,
    principal: mergePrincipals(all.map((record) => record.principal)),
    caller: mergeCallers(all.map((record) => record.caller)),
    sources: all.map(evidenceSource),
  };
}

/**
 * What tells a later operation from others under the same key: its operation id, else the time of its first record. The
 * first one needs nothing, so that its id does not hang on which shapes its records came in.
 */
function identifier(all: readonly ControlRecord[], lead: ControlRecord, index: number): string {
  if (index === 0) return '';
  return all.find((record) => record.operationId !== undefined)?.operationId ?? String(lead.time.ms);
}

function timeOf(records: readonly ControlRecord[], phase: Phase): Instant | undefined {
  return records.find((record) => record.phase === phase)?.time;
}

function isRefusal(
  all: readonly ControlRecord[],
  start: Instant | undefined,
  end: Instant | undefined,
): boolean {
  const ends = all.filter((record) => record.phase === 'failure');
  if (ends.some((record) => record.statusCodes.some((code) => refusalCodes.has(code)))) return true;
  return start !== undefined && end !== undefined && end.ms - start.ms <= refusalMs;
}

function evidenceSource(record: ControlRecord): EvidenceSource {
  const { eventId, source, time, phase } = record;
  return { eventId, source, time, what: `activity-log ${phase}` };
}
