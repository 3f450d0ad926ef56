import { attributionDocument } from '../../attribution/document/attribution-document.ts';
import type { Attribution, Candidate } from '../../attribution/model/attribution.ts';
import type { Execution } from '../../attribution/model/execution.ts';
import type { Operation } from '../../attribution/model/operation.ts';
import type { SessionEntry } from '../../attribution/session/session.ts';
import { verdictSentences } from '../show/verdict-sentences.ts';
import { processTree } from '../table/process-tree.ts';
import { principalWords, targetName } from '../words/request-words.ts';
import type { CandidateData, Phase, RunDetail } from './page-data.ts';
import { sessionData } from './session-data.ts';

/** A tree that leans further to the right is no longer read. */
const deepest = 12;
/** Width of one level in the drawing of the tree. */
const branchUnits = 3;

/** Everything that the section of one run shows, beside its line in the list. */
export function runDetail(attribution: Attribution, session: readonly SessionEntry[] | undefined): RunDetail {
  const { operation, execution, candidates } = attribution;
  return {
    document: attributionDocument(attribution),
    sentences: verdictSentences(attribution),
    phases: operation ? phases(operation) : [],
    candidates: candidates.map(candidateData),
    tree: execution ? tree(execution) : [],
    ...(execution && execution.uncertaintyMs > 0 && { uncertaintyMs: execution.uncertaintyMs }),
    ...(session && sessionData(session, attribution)),
  };
}

function phases({ sources }: Operation): Phase[] {
  return sources.map(({ what, time }) => [what.replace(/^activity-log /, ''), time.ms]);
}

/** In the order of the document's candidates. */
function candidateData({ operation }: Candidate): CandidateData {
  const { caller, principal, target, start, firstSeen } = operation;
  const from = caller.ip === undefined ? '' : ` from ${caller.ip}`;
  return {
    words: `${principalWords(principal)}${from} on ${targetName(target)}`,
    time: (start ?? firstSeen).ms,
    phases: phases(operation),
  };
}

function tree({ processes }: Execution): [number, number][] {
  const places = new Map(processes.map((process, at) => [process, at]));
  return [...processTree(processes, deepest)].map(({ node, branch }) => [
    places.get(node) ?? 0,
    branch.length / branchUnits,
  ]);
}
