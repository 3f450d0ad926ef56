import { attributionDocument } from '../../attribution/document/attribution-document.ts';
import type { Attribution, Candidate } from '../../attribution/model/attribution.ts';
import type { Execution } from '../../attribution/model/execution.ts';
import type { Operation } from '../../attribution/model/operation.ts';
import type { SessionEntry } from '../../attribution/session/session.ts';
import { compareInstants } from '../../event/instant.ts';
import { processTree } from '../table/process-tree.ts';
import { networkWords, principalWords, targetName } from '../words/request-words.ts';
import type { CandidateData, Fact, Phase, RunDetail, SessionData } from './page-data.ts';

/** A tree that leans further to the right is no longer read. */
const deepest = 12;
/** Width of one level in the drawing of the tree. */
const branchUnits = 3;

/** Everything that the section of one run shows, beside its line in the list. */
export function runDetail(attribution: Attribution, session: readonly SessionEntry[] | undefined): RunDetail {
  const { operation, execution, candidates } = attribution;
  return {
    document: attributionDocument(attribution),
    request: operation ? requestFacts(operation) : [],
    run: execution ? runFacts(attribution, execution) : [],
    phases: operation ? phases(operation) : [],
    candidates: candidates.map(candidateData),
    tree: execution ? tree(execution) : [],
    ...(session && { session: session.map(sessionData) }),
  };
}

function requestFacts(operation: Operation): Fact[] {
  const { caller, principal, name } = operation;
  return facts([
    ['outcome', operation.refused ? `${operation.outcome}, refused` : operation.outcome],
    ['operation', operation.operationName],
    ['name', name],
    ['resource', operation.resourceId],
    ['correlation id', operation.correlationId],
    ['address', caller.ip],
    ['network', networkWords(caller)],
    ['token issued to', caller.tokenIp],
    ['principal', principal.id],
    ['role', principal.role],
    ['application', principal.appId],
    ['tenant', principal.tenantId],
    ['home tenant', principal.homeTenantId],
    ['token', principal.tokenId],
  ]);
}

function runFacts({ host }: Attribution, execution: Execution): Fact[] {
  const { root, start, observedStart, end, uncertaintyMs } = execution;
  const isCorrected = compareInstants(start, observedStart) !== 0;
  return facts([
    ['handler', execution.handler],
    ['known by', execution.anchor],
    ['user', root.user],
    ['interpreter', root.executable ?? root.name],
    ['began', start.ms],
    ['guest’s clock', isCorrected ? observedStart.ms : undefined],
    ['known to', uncertaintyMs > 0 ? `± ${(uncertaintyMs / 1000).toFixed(1)} s` : undefined],
    ['ended', end?.ms],
    ['name', execution.name],
    ['script number', execution.sequence === undefined ? undefined : String(execution.sequence)],
    ['script', execution.scriptPath],
    ['folder', root.workingDirectory],
    ['host', host?.names.join(', ')],
    ['sensors', execution.sensors.join(', ')],
    ['goal state', execution.correlationId],
  ]);
}

function facts(all: readonly (readonly [string, string | number | undefined])[]): Fact[] {
  return all.flatMap(([label, text]) => (text === undefined || text === '' ? [] : [[label, text] as const]));
}

function phases({ sources }: Operation): Phase[] {
  return sources.map(({ what, time }) => [what.replace(/^activity-log /, ''), time.ms]);
}

function candidateData({ operation, reasons }: Candidate): CandidateData {
  const { caller, principal, target, start, firstSeen } = operation;
  const from = caller.ip === undefined ? '' : ` from ${caller.ip}`;
  return {
    words: `${principalWords(principal)}${from} on ${targetName(target)}`,
    time: (start ?? firstSeen).ms,
    facts: requestFacts(operation),
    phases: phases(operation),
    reasons,
  };
}

function tree({ processes }: Execution): [number, number][] {
  const places = new Map(processes.map((process, at) => [process, at]));
  return [...processTree(processes, deepest)].map(({ node, branch }) => [
    places.get(node) ?? 0,
    branch.length / branchUnits,
  ]);
}

function sessionData(entry: SessionEntry): SessionData {
  const { time, operationName, resourceId, result, ip, sameToken, note } = entry;
  return {
    time: time.ms,
    operation: operationName,
    sameToken,
    ...(resourceId !== undefined && { resource: resourceId }),
    ...(result !== undefined && { result }),
    ...(ip !== undefined && { ip }),
    ...(note !== undefined && { note }),
  };
}
