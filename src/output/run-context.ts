import { isActivityRecord } from '../attribution/cloud/control-record.ts';
import { principalOf } from '../attribution/cloud/principal.ts';
import { attributionTime } from '../attribution/document/attribution-document.ts';
import type { Attribution } from '../attribution/model/attribution.ts';
import { principalKey } from '../attribution/pairing/same-principal.ts';
import { OriginalCollector } from '../attribution/session/originals.ts';
import { SessionCollector, type SessionEntry } from '../attribution/session/session.ts';
import type { Event, EventSource } from '../event/event.ts';
import { runsWithSession } from './context/choose-runs.ts';
import { choosePlaces } from './context/record-places.ts';

/** A report of more is not read; the input still has them. */
const mostRecords = 4000;
const mostSessions = 40;

/**
 * What lies around the runs: the original records behind them and the sessions of their principals. Both take a reading of
 * their own, after the runs are known. Feed it every event, in any order.
 */
export class RunContext {
  readonly #originals: OriginalCollector;
  /** By attribution id, and by what an event must have to belong to one. */
  readonly #sessions = new Map<string, SessionCollector>();
  readonly #byPrincipal = new Map<string, SessionCollector[]>();
  readonly #byToken = new Map<string, SessionCollector[]>();

  constructor(attributions: readonly Attribution[]) {
    this.#originals = new OriginalCollector(choosePlaces(attributions, mostRecords));
    for (const attribution of runsWithSession(attributions, mostSessions)) this.#addSession(attribution);
  }

  observe(event: Event): void {
    this.#originals.observe(event);
    if (this.#sessions.size === 0 || !isActivityRecord(event.doc)) return;
    const principal = principalOf(event.doc);
    const key = principalKey(principal);
    const ofPrincipal = (key !== undefined && this.#byPrincipal.get(key)) || [];
    const ofToken = (principal.tokenId !== undefined && this.#byToken.get(principal.tokenId)) || [];
    for (const session of new Set([...ofPrincipal, ...ofToken])) session.observe(event);
  }

  /** The record as it stood in the input, secrets redacted; undefined where it is not kept. */
  original(place: EventSource): string | undefined {
    return this.#originals.original(place);
  }

  /** What the run's principal did around it, oldest first; undefined for a run that was not looked into. */
  session({ id }: Attribution): readonly SessionEntry[] | undefined {
    return this.#sessions.get(id)?.entries();
  }

  #addSession(attribution: Attribution): void {
    const { id, principal } = attribution;
    if (!principal) return;
    const session = new SessionCollector(principal, attributionTime(attribution));
    this.#sessions.set(id, session);
    const key = principalKey(principal);
    if (key !== undefined) append(this.#byPrincipal, key, session);
    if (principal.tokenId !== undefined) append(this.#byToken, principal.tokenId, session);
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
