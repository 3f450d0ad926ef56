import type { Event } from '../../event/event.ts';
import { compareInstants, type Instant } from '../../event/instant.ts';
import { compareText } from '../../event/order.ts';
import { attributionTime } from '../document/attribution-document.ts';
import { type Origin, originList } from '../document/source-list.ts';
import type { Attribution } from '../model/attribution.ts';
import type { Principal } from '../model/operation.ts';
import type { AttributionResult } from '../model/result.ts';
import { principalKey } from '../pairing/same-principal.ts';
import { OriginalCollector } from '../session/originals.ts';
import { SessionCollector, type SessionEntry } from '../session/session.ts';
import { type SessionStep, sessionSteps } from '../session/steps.ts';
import { type NearMiss, nearMisses } from './near-misses.ts';

/** Everything around one attribution that its document does not hold. */
export interface Investigation {
  readonly nearMisses: readonly NearMiss[];
  /** One for the principal; of an ambiguous run, one for everyone who may have asked. */
  readonly sessions: readonly Session[];
  /** Oldest first. */
  readonly records: readonly OriginalRecord[];
}

/** What one principal, and the token that asked, did on the control plane in the day before and after. */
export interface Session {
  readonly principal: Principal;
  readonly around: Instant;
  /** Oldest first. */
  readonly steps: readonly SessionStep[];
}

export interface OriginalRecord extends Origin {
  /** As it stood in the input, secrets redacted; undefined where the input no longer holds it. */
  readonly original: string | undefined;
}

/** `read` is called once and must yield the events that the result is of. */
export async function investigate(
  attribution: Attribution,
  result: AttributionResult,
  read: () => AsyncIterable<readonly Event[]>,
): Promise<Investigation> {
  const around = attributionTime(attribution);
  const origins = originList(attribution);
  const originals = new OriginalCollector(origins.map(({ source }) => source));
  const sessions = principalsOf(attribution).map((tokens) => ({
    tokens,
    collectors: tokens.map((principal) => new SessionCollector(principal, around)),
  }));
  for await (const batch of read()) {
    for (const event of batch) {
      originals.observe(event);
      for (const { collectors } of sessions) for (const collector of collectors) collector.observe(event);
    }
  }
  return {
    nearMisses: nearMisses(attribution, result),
    sessions: sessions.map(({ tokens: [principal], collectors }) => ({
      principal,
      around,
      steps: sessionSteps(joined(collectors.flatMap((collector) => collector.entries()))),
    })),
    records: origins.map((origin) => ({ ...origin, original: originals.original(origin.source) })),
  };
}

/** Everyone who asked or may have, each with every token of theirs; without an id, a name or a token nobody can be followed. */
function principalsOf({ operation, candidates }: Attribution): [Principal, ...Principal[]][] {
  const all = [operation, ...candidates.map((each) => each.operation)].flatMap(
    (each) => each?.principal ?? [],
  );
  const byToken = new Map(
    all
      .filter((each) => principalKey(each) !== undefined || each.tokenId !== undefined)
      .map((each) => [`${principalKey(each)}\n${each.tokenId}`, each]),
  );
  const byPrincipal = Map.groupBy(byToken.values(), (each) => principalKey(each) ?? `token ${each.tokenId}`);
  return [...byPrincipal.values()] as [Principal, ...Principal[]][];
}

/** What several tokens of one principal saw is one session. */
function joined(entries: readonly SessionEntry[]): SessionEntry[] {
  const byId = new Map<string, SessionEntry>();
  for (const entry of entries) {
    if (!byId.has(entry.eventId) || entry.sameToken) byId.set(entry.eventId, entry);
  }
  return [...byId.values()].sort(
    (a, b) => compareInstants(a.time, b.time) || compareText(a.eventId, b.eventId),
  );
}
