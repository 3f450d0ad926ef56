import { attributionTime } from '../../attribution/document/attribution-document.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { SessionEntry } from '../../attribution/session/session.ts';
import { type SessionStep, sessionSteps } from '../../attribution/session/steps.ts';
import { noteWords } from '../words/note-words.ts';
import { resourceWords } from '../words/resource-words.ts';
import type { RunDetail, SessionData } from './page-data.ts';

/** Routine of an automation would bury what is worth a look. */
const mostSteps = 100;

/**
 * The session of a run's principal, oldest first, each request once. Where there are too many, those stay at which an
 * investigator looks twice, then those nearest to the run.
 */
export function sessionData(
  entries: readonly SessionEntry[],
  attribution: Attribution,
): Pick<RunDetail, 'session' | 'sessionLeftOut'> {
  const steps = sessionSteps(entries);
  const around = attributionTime(attribution).ms;
  const worth = ({ note }: SessionStep) => (note === undefined ? 1 : 0);
  const distance = ({ time }: SessionStep) => Math.abs(time.ms - around);
  const ranked = [...steps].sort((a, b) => worth(a) - worth(b) || distance(a) - distance(b));
  const kept = new Set(ranked.slice(0, mostSteps));
  const own = correlationsOf(attribution);
  const session = steps
    .filter((step) => kept.has(step))
    .map((step) => describe(step, own.has(step.correlationId)));
  const left = steps.length - session.length;
  return left > 0 ? { session, sessionLeftOut: left } : { session };
}

function describe(step: SessionStep, isOwn: boolean): SessionData {
  const { time, operationName, resourceId, result, ip, tokenIp, sameToken, note } = step;
  return {
    time: time.ms,
    operation: operationName.toLowerCase(),
    sameToken,
    ...(isOwn && { isOwn }),
    ...(resourceId !== undefined && { resource: resourceWords(resourceId) }),
    ...(result !== undefined && { result }),
    ...(ip !== undefined && { ip }),
    ...(tokenIp !== undefined && { tokenIp }),
    ...(note !== undefined && !isOwn && { note: noteWords[note] }),
  };
}

function correlationsOf({ operation, candidates }: Attribution): ReadonlySet<string> {
  const operations = [operation, ...candidates.map((candidate) => candidate.operation)];
  return new Set(operations.flatMap((each) => each?.correlationId || []));
}
