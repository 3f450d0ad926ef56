import { formatDuration } from '../../event/duration.ts';
import { claimsRun } from '../cloud/channels.ts';
import { toleranceMs } from '../constants.ts';
import type { Window } from '../coverage/coverage-map.ts';
import type { Execution } from '../model/execution.ts';
import type { HostIdentity } from '../model/host.ts';
import type { Operation, Target } from '../model/operation.ts';
import { fitOf } from '../pairing/compatible.ts';
import { startsIn } from '../pairing/feasible.ts';
import type { OperationWindows } from '../pairing/windows.ts';

/** Why a run and a request do not belong together. Codes are part of the JSON output. */
export const rejectionCodes = [
  'claims-no-run',
  'host-not-known',
  'other-machine',
  'refused',
  'other-handler',
  'other-name',
  'before-request',
  'after-request',
  'late-only',
  'taken',
  'in-doubt-elsewhere',
  'not-in-every-assignment',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

export interface Rejection {
  readonly code: RejectionCode;
  readonly text: string;
}

/**
 * The first rule of `docs/semantics.md` §4 that keeps a run and a request apart, asked of the same functions that pairing
 * asks; undefined where nothing does, so that only other pairs can have.
 */
export function rejectionOf(
  execution: Execution,
  operation: Operation,
  identity: HostIdentity | undefined,
  windows: OperationWindows | undefined,
): Rejection | undefined {
  if (!claimsRun(operation.channel)) {
    return { code: 'claims-no-run', text: 'a request of this channel starts no script through a handler' };
  }
  if (!identity) return { code: 'host-not-known', text: "the run's host is tied to no VM" };
  if (!addresses(operation.target, identity)) {
    return {
      code: 'other-machine',
      text: `the request addressed ${operation.target.name}, the run was on another machine`,
    };
  }
  if (operation.refused || !windows)
    return { code: 'refused', text: 'the request was refused, so it ran nothing' };
  if (!fitOf(execution.handler, operation)) {
    return { code: 'other-handler', text: `the request does not drive ${execution.handler}` };
  }
  const names = [operation.name, execution.name];
  if (operation.channel === 'run-command-managed' && differ(names)) {
    return {
      code: 'other-name',
      text: `the request is for the run command ${names[0]}, the run's folder says ${names[1]}`,
    };
  }
  if (startsIn(execution, windows.strict)) return undefined;
  if (windows.late && startsIn(execution, windows.late)) {
    return { code: 'late-only', text: `${after(execution, operation)}; only a late start could tie them` };
  }
  return outside(execution, operation, windows.strict);
}

/** A request to a whole scale set addresses each of its instances. */
export function addresses({ kind, key }: Target, { targetKeys }: HostIdentity): boolean {
  return (
    targetKeys.includes(key) || (kind === 'scale-set' && targetKeys.some((one) => one.startsWith(`${key}/`)))
  );
}

function differ([a, b]: readonly (string | undefined)[]): boolean {
  return a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase();
}

function outside(execution: Execution, operation: Operation, window: Window): Rejection {
  const { start, uncertaintyMs } = execution;
  if (start.ms < window.from) {
    const begun = operation.start ?? operation.firstSeen;
    const text = `the run began ${formatDuration(begun.ms - start.ms)} before the request`;
    return { code: 'before-request', text: `${text}${by(window.from - start.ms - uncertaintyMs)}` };
  }
  const text = after(execution, operation);
  return { code: 'after-request', text: `${text}${by(start.ms - uncertaintyMs - window.to)}` };
}

/** Only where it is close enough that the tolerance matters to whoever judges the verdict. */
function by(ms: number): string {
  return ms > 20 * toleranceMs ? '' : `, ${formatDuration(ms)} outside its window`;
}

function after({ start }: Execution, { start: begun, end, firstSeen }: Operation): string {
  return end
    ? `the run began ${formatDuration(start.ms - end.ms)} after the request had ended`
    : `the run began ${formatDuration(start.ms - (begun ?? firstSeen).ms)} after the request, whose end is not on record`;
}
