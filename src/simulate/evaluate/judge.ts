import type { Decidable, OperationRef } from '../decide/decidable.ts';
import type { TruthRequest, TruthRun } from '../truth/truth-entry.ts';
import {
  type ClaimedExecution,
  type ClaimedOperation,
  milliseconds,
  type ResultEntry,
} from './result-entry.ts';

export const marks = [
  'right',
  'root',
  'missing',
  'verdict',
  'operation',
  'principal',
  'candidates',
  'reason',
] as const;
/** How a document compares with what its logs allow: right, right but for the process that it calls the root, not there, or wrong in what. */
export type Mark = (typeof marks)[number];

/** One thing that the logs allow one to say, and what was said of it. */
export interface Judgement {
  readonly mark: Mark;
  readonly expected: Decidable['kind'];
  readonly expectedReason: string | undefined;
  readonly said: string;
  /** Attributed to someone who did not ask for it, although the logs do not say so. */
  readonly wrongPrincipal: boolean;
  /** As wrong, but what the logs say. */
  readonly misled: boolean;
}

/** Judges what was said of a run. Undefined where nothing was to be said and nothing was. */
export function judgeRun(truth: TruthRun, result: ResultEntry | undefined): Judgement | undefined {
  const { decidable } = truth;
  const open = decidable.kind === 'none' || decidable.kind === 'unsettled';
  if (open && !result) return undefined;
  const claimed = open ? 'right' : markOfRun(decidable, result);
  const mark =
    !open && claimed === 'right' && result?.execution && !isItsRoot(truth, result.execution)
      ? 'root'
      : claimed;
  const attributed = result?.verdict === 'attributed' ? result.principal : undefined;
  const untrue = attributed !== undefined && !isTruePrincipal(truth, attributed);
  const asLogged = 'principal' in decidable && decidable.principal?.toLowerCase() === attributed;
  return {
    mark,
    expected: decidable.kind,
    expectedReason: 'reason' in decidable ? decidable.reason : undefined,
    said: result
      ? [result.verdict, result.reason].filter((word) => word !== undefined).join(': ')
      : 'nothing',
    wrongPrincipal: (untrue && !asLogged) || mark === 'principal',
    misled: untrue && asLogged,
  };
}

function markOfRun(decidable: Decidable, result: ResultEntry | undefined): Mark {
  if (!result) return 'missing';
  switch (decidable.kind) {
    case 'pair': {
      if (result.verdict !== 'attributed') return 'verdict';
      if (!samePrincipal(decidable.principal, result.principal)) return 'principal';
      return result.operation && sameOperation(decidable.operation, result.operation) ? 'right' : 'operation';
    }
    case 'principal':
      if (result.verdict !== 'attributed') return 'verdict';
      if (!samePrincipal(decidable.principal, result.principal)) return 'principal';
      if (result.operation) return 'operation';
      return sameSet(decidable.candidates, result.candidates) ? 'right' : 'candidates';
    case 'ambiguous':
      if (result.verdict !== 'ambiguous') return 'verdict';
      return sameSet(decidable.candidates, result.candidates) ? 'right' : 'candidates';
    case 'unrequested':
      if (result.verdict !== 'unrequested') return 'verdict';
      return result.reason === decidable.reason ? 'right' : 'reason';
    default:
      return 'right';
  }
}

/** Judges what was said of a request on its own. `extra`: it has a document although runs' documents tell of it. */
export function judgeRequest(
  truth: TruthRequest,
  result: ResultEntry | undefined,
): { readonly judgement: Judgement | undefined; readonly extra: boolean } {
  const { decidable } = truth;
  if (decidable.kind !== 'unobserved' && decidable.kind !== 'not-applicable') {
    return { judgement: undefined, extra: result !== undefined && decidable.kind !== 'unsettled' };
  }
  const reason = decidable.kind === 'unobserved' ? decidable.reason : undefined;
  const mark: Mark = !result
    ? 'missing'
    : result.verdict !== decidable.kind
      ? 'verdict'
      : result.reason === reason
        ? 'right'
        : 'reason';
  const judgement: Judgement = {
    mark,
    expected: decidable.kind,
    expectedReason: reason,
    said: result
      ? [result.verdict, result.reason].filter((word) => word !== undefined).join(': ')
      : 'nothing',
    wrongPrincipal: false,
    misled: false,
  };
  return { judgement, extra: false };
}

/** One of its shells may stand for a root whose own records are lost. */
function isItsRoot(truth: TruthRun, { entityIds, pid }: ClaimedExecution): boolean {
  const { root, wrapper_entity_ids: shells, wrapper_pids: shellPids } = truth;
  const known = entityIds.some((id) => root.entity_ids.includes(id) || shells.includes(id));
  if (known || pid === undefined || pid === root.pid) return true;
  return entityIds.length === 0 && shellPids.includes(pid);
}

function isTruePrincipal(truth: TruthRun, principal: string): boolean {
  const known = truth.principal;
  return (
    known !== undefined && (principal === known.id.toLowerCase() || principal === known.name?.toLowerCase())
  );
}

function samePrincipal(expected: string | undefined, said: string | undefined): boolean {
  return expected?.toLowerCase() === said;
}

function sameOperation(expected: OperationRef, said: ClaimedOperation): boolean {
  const start = milliseconds(expected.start);
  return (
    expected.correlation_id.toLowerCase() === said.correlationId &&
    expected.resource_id.toLowerCase() === said.resourceId &&
    (said.start === undefined || start === undefined || Math.abs(start - said.start) <= 1_000)
  );
}

function sameSet(expected: readonly OperationRef[], said: readonly ClaimedOperation[]): boolean {
  return (
    expected.length === said.length &&
    expected.every((one) => said.some((other) => sameOperation(one, other)))
  );
}
