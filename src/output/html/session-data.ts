import type { SessionEntry } from '../../attribution/session/session.ts';
import type { RunDetail, SessionData } from './page-data.ts';

/** Routine of an automation would bury what is worth a look. */
const mostActs = 100;
/** Records of one act lie no further apart than a run command may last. */
const longestAct = 90 * 60_000;

/**
 * The session of a run's principal, oldest first: each act once with the results of its records. Where there are too many,
 * those stay at which an investigator looks twice, then those nearest to the run.
 */
export function sessionData(
  entries: readonly SessionEntry[],
  around: number,
): Pick<RunDetail, 'session' | 'sessionLeftOut'> {
  const acts = foldActs(entries);
  const worth = ({ note }: SessionData) => (note === undefined ? 1 : 0);
  const distance = ({ time }: SessionData) => Math.abs(time - around);
  const ranked = [...acts].sort((a, b) => worth(a) - worth(b) || distance(a) - distance(b));
  const kept = new Set(ranked.slice(0, mostActs));
  const session = acts.filter((act) => kept.has(act));
  return acts.length > session.length
    ? { session, sessionLeftOut: acts.length - session.length }
    : { session };
}

/** A record with a result that its act has not had yet belongs to the act; once it has ended, the next begins another. */
function foldActs(entries: readonly SessionEntry[]): SessionData[] {
  const open = new Map<string, { act: SessionData; results: Set<string> }>();
  const acts: { act: SessionData; results: Set<string> }[] = [];
  for (const entry of entries) {
    const key = `${entry.operationName}\u0000${entry.resourceId ?? ''}`.toLowerCase();
    const result = entry.result ?? '';
    let known = open.get(key);
    if (!known || known.results.has(result) || entry.time.ms - known.act.time > longestAct) {
      known = { act: describe(entry), results: new Set() };
      acts.push(known);
      open.set(key, known);
    }
    known.results.add(result);
    if (/^(?:success|fail)/i.test(result)) open.delete(key);
  }
  return acts.map(({ act, results }) => {
    const words = [...results].filter((result) => result !== '').join(', ');
    return words === '' ? act : { ...act, result: words };
  });
}

function describe({ time, operationName, resourceId, ip, sameToken, note }: SessionEntry): SessionData {
  return {
    time: time.ms,
    operation: operationName,
    sameToken,
    ...(resourceId !== undefined && { resource: resourceId }),
    ...(ip !== undefined && { ip }),
    ...(note !== undefined && { note }),
  };
}
