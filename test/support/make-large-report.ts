import type { Attribution } from '../../src/attribution/model/attribution.ts';
import type { Operation } from '../../src/attribution/model/operation.ts';
import { addMs, type Instant } from '../../src/event/instant.ts';
import type { ScanReport } from '../../src/output/scan-report.ts';
import { makeHost } from './make-attribution.ts';
import { makeReport } from './make-report.ts';
import { samples } from './make-samples.ts';

/* Synthetic: the samples over and over, on many machines over two weeks. */

const machines = 300;
const spanMs = 14 * 24 * 3_600_000;

export function makeLargeReport(count: number): ScanReport {
  const attributions = Array.from({ length: count }, (_, at) => {
    const sample = samples[at % samples.length] as Attribution;
    return move(sample, at, Math.round((at * spanMs) / count));
  });
  return makeReport(attributions);
}

function move(sample: Attribution, at: number, by: number): Attribution {
  const later = (time: Instant) => addMs(time, by);
  const name = `vm-${(at * 7919) % machines}`;
  const moveOperation = (operation: Operation): Operation => ({
    ...operation,
    id: `${operation.id}-${at}`,
    start: operation.start && later(operation.start),
    end: operation.end && later(operation.end),
    firstSeen: later(operation.firstSeen),
    target: { ...operation.target, name, key: name },
    sources: operation.sources.map((source) => ({ ...source, time: later(source.time) })),
  });
  const { operation, execution, candidates, host } = sample;
  return {
    ...sample,
    id: `${sample.id}-${at}`,
    operation: operation && moveOperation(operation),
    candidates: candidates.map((candidate) => ({
      ...candidate,
      operation: moveOperation(candidate.operation),
    })),
    host: host && makeHost(name),
    execution: execution && {
      ...execution,
      id: `${execution.id}-${at}`,
      start: later(execution.start),
      observedStart: later(execution.observedStart),
      end: execution.end && later(execution.end),
      processes: execution.processes.map((process) => ({ ...process, start: later(process.start) })),
    },
  };
}
