import { formatInstant } from '../../event/instant.ts';
import type { ClockOffset } from '../hosts/clock.ts';
import type { Evidence, Tier } from '../model/attribution.ts';
import type { CoverageInterval } from '../model/coverage.ts';
import type { Anchor, Execution } from '../model/execution.ts';
import type { Host, HostIdentity } from '../model/host.ts';
import type { Operation } from '../model/operation.ts';

const anchorWords: Readonly<Record<Anchor, string>> = {
  'handler-ancestry': 'started by the handler',
  'handler-log': "told by the handler's own log",
  'command-line': 'recognised by its command line alone; the handler above it was not seen',
  path: "an interpreter ran a file of the handler's folder; the handler above it was not seen",
};

export function executionEvidence(execution: Execution): Evidence {
  const { anchor, handler, sensors } = execution;
  const text = `${handler}: ${anchorWords[anchor]} (${sensors.join(', ')})`;
  return { plane: 'guest', kind: anchor, text };
}

export function operationEvidence(operation: Operation): Evidence {
  const phases = operation.sources.map(
    ({ what, time }) => `${what.split(' ').at(-1)} ${formatInstant(time)}`,
  );
  const text = `Activity Log: ${[...new Set(phases)].join(', ')}`;
  return { plane: 'cloud', kind: 'activity-log', text };
}

export function identityEvidence(host: Host | undefined, identity: HostIdentity): Evidence {
  const name = host?.displayName ?? identity.hostId;
  const machines = identity.targetKeys.map((key) => key.split('/').slice(-1)[0]).join(', ');
  const why =
    identity.targetKeys.length > 1 ? 'which does not tell them apart' : 'and other hosts may be it too';
  const text = identity.settled
    ? `host ${name} is ${machines} by ${identity.grade}`
    : `host ${name} may be ${identity.targetKeys.join(' or ')} by ${identity.grade}, ${why}`;
  return { plane: 'join', kind: identity.grade, text };
}

const tierWords: Readonly<Record<Tier, string>> = {
  'correlation-id': "the guest agent's log names the request's correlation id",
  'run-command-name': "the guest path holds the request's run-command name",
  'only-feasible': 'no other assignment of runs to requests is possible',
  'same-principal': 'several requests are possible, all by this principal',
};

export function tierEvidence(tier: Tier): Evidence {
  return { plane: 'join', kind: tier, text: tierWords[tier] };
}

export function delayEvidence(operation: Operation, execution: Execution, late: boolean): Evidence {
  const { start, end } = operation;
  const parts = [];
  if (start) parts.push(`${seconds(execution.start.ms - start.ms)} after the request began`);
  if (end) parts.push(`${seconds(end.ms - execution.start.ms)} before it ended`);
  const text = `the run began ${parts.join(', ')}${late ? '; a late start, so this is a weak tie' : ''}`;
  return { plane: 'join', kind: 'time', text };
}

export function clockEvidence({ from, to, proof }: ClockOffset): Evidence {
  const way = from > 0 ? 'ahead' : 'behind';
  const [least, most] = [Math.abs(from), Math.abs(to)].sort((a, b) => a - b) as [number, number];
  const source = proof === 'exact-pair' ? 'runs whose request is certain by name' : "the sensor's delays";
  const text = `the host's clock is ${seconds(least)} to ${seconds(most)} ${way}, by ${source}; times are corrected`;
  return { plane: 'guest', kind: 'clock', text };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

export function coverageEvidence(plane: 'cloud' | 'guest', interval: CoverageInterval | undefined): Evidence {
  const name = plane === 'cloud' ? "the subscription's Activity Log" : "the host's process telemetry";
  const text = interval
    ? `${name} is there from ${formatInstant(interval.from)} to ${formatInstant(interval.to)}`
    : `${name} is not there around this time`;
  return { plane, kind: 'coverage', text };
}
