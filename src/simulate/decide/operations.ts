import type { CloudFact } from '../observe/fact.ts';
import { type AnyChannel, type Carries, quietChannels } from '../world/request.ts';
import { type Clock, type Moment, refusalWithin } from './rules.ts';

/** A request as its records, in any number, tell it (semantics §1). */
export interface Operation {
  readonly index: number;
  readonly channel: AnyChannel;
  readonly carries: Carries | undefined;
  /** Addressed to a whole scale set: may cause many runs. */
  readonly model: boolean;
  readonly vmKey: string;
  readonly subscription: string;
  readonly resourceKey: string;
  readonly correlationId: string;
  readonly commandName: string | undefined;
  readonly start: Moment | undefined;
  readonly end: Moment | undefined;
  readonly firstSeen: Moment;
  /** The start, for which the first record stands in where it is unknown. */
  readonly begin: Moment;
  readonly failed: boolean;
  readonly succeeded: boolean;
  readonly accepted: boolean;
  readonly refused: boolean;
  readonly principal: string | undefined;
  readonly requestIds: ReadonlySet<string>;
}

interface Entry {
  readonly at: Moment;
  readonly facts: CloudFact[];
}

export function foldOperations(facts: readonly CloudFact[], clock: Clock): Operation[] {
  const keys = new Map<string, CloudFact[]>();
  for (const fact of facts) {
    if (fact.channel === undefined) continue;
    const key = `${fact.resourceKey}|${fact.operation}|${fact.correlationId.toLowerCase()}`;
    const known = keys.get(key);
    if (known) known.push(fact);
    else keys.set(key, [fact]);
  }
  const idsOf = idsByName(facts);
  const operations: Operation[] = [];
  for (const key of [...keys.keys()].sort()) {
    for (const records of split(keys.get(key) as CloudFact[], clock))
      operations.push(fold(operations.length, records, idsOf));
  }
  return operations;
}

/** Different operation ids, and a Start after an end, make different operations of one key. */
function split(facts: readonly CloudFact[], clock: Clock): Entry[][] {
  const ids = new Set(facts.map((fact) => fact.operationId).filter((id) => id !== undefined));
  const groups =
    ids.size <= 1
      ? [facts]
      : [...ids, undefined].map((id) => facts.filter((fact) => fact.operationId === id));
  return groups.flatMap((group) => {
    const parts: Entry[][] = [];
    let ended = true;
    for (const entry of distinct(group, clock)) {
      const { phase } = entry.facts[0] as CloudFact;
      if (parts.length === 0 || (phase === 'start' && ended)) parts.push([]);
      (parts[parts.length - 1] as Entry[]).push(entry);
      ended =
        parts.length > 0 && (phase === 'success' || phase === 'failure' || (ended && phase !== 'start'));
    }
    return parts;
  });
}

/** The same phase in the same millisecond is one record, whatever shapes it came in. */
function distinct(facts: readonly CloudFact[], clock: Clock): Entry[] {
  const entries = new Map<string, Entry>();
  for (const fact of facts) {
    const key = `${fact.phase}|${fact.time.ms}`;
    const known = entries.get(key);
    const at = clock.read(fact.time);
    entries.set(key, { at: Math.min(known?.at ?? at, at), facts: [...(known?.facts ?? []), fact] });
  }
  return [...entries.values()].sort((a, b) => a.at - b.at);
}

function fold(
  index: number,
  entries: readonly Entry[],
  idsOf: ReadonlyMap<string, ReadonlySet<string>>,
): Operation {
  const phaseOf = (entry: Entry) => (entry.facts[0] as CloudFact).phase;
  const first = (phase: string) => entries.find((entry) => phaseOf(entry) === phase);
  const ends = entries.filter((entry) => phaseOf(entry) === 'success' || phaseOf(entry) === 'failure');
  const end = ends[ends.length - 1];
  const failed = end !== undefined && phaseOf(end) === 'failure';
  const accept = first('accept');
  const start = first('start');
  const quick = start !== undefined && end !== undefined && end.at - start.at <= refusalWithin;
  const says = end?.facts.some((fact) => fact.refusal) === true;
  const all = entries.flatMap((entry) => entry.facts);
  const sample = all[0] as CloudFact;
  return {
    index,
    channel: sample.channel as AnyChannel,
    carries: sample.carries,
    model: sample.setKey !== undefined && sample.setKey === sample.vmKey,
    vmKey: sample.vmKey ?? sample.resourceKey,
    subscription: sample.subscription,
    resourceKey: sample.resourceKey,
    correlationId: sample.correlationId,
    commandName: sample.commandName,
    start: (start ?? accept)?.at,
    end: end?.at,
    firstSeen: (entries[0] as Entry).at,
    begin: (start ?? accept ?? (entries[0] as Entry)).at,
    failed,
    succeeded: end !== undefined && !failed,
    accepted: accept !== undefined || first('success') !== undefined,
    refused: failed && accept === undefined && (says || quick),
    principal: principalOf(all, idsOf),
    requestIds: new Set(all.map((fact) => fact.requestId)),
  };
}

/** Whether the absence of its run means something: of extensions, only of those that are known to carry a script. */
export function claimsRun({ channel, carries }: Operation): boolean {
  if (isQuiet(channel)) return false;
  return channel !== 'extension' || carries === 'script';
}

export function isQuiet(channel: AnyChannel): boolean {
  return quietChannels.some((quiet) => quiet === channel);
}

/** By object id, else by the caller, whose object id another record may state, else by the role assignment. */
function principalOf(
  facts: readonly CloudFact[],
  idsOf: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  for (const { principal } of facts) if (principal.objectId !== undefined) return principal.objectId;
  for (const { principal } of facts) {
    if (principal.caller === undefined) continue;
    const [only, ...others] = idsOf.get(principal.caller.toLowerCase()) ?? [];
    return only !== undefined && others.length === 0 ? only : principal.caller;
  }
  for (const { principal } of facts) {
    if (principal.evidenceId !== undefined && !principal.evidenceIsGroup) return principal.evidenceId;
  }
  return undefined;
}

/** The object ids of each name, by every record that states both. */
function idsByName(facts: readonly CloudFact[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const { principal } of facts) {
    const name = principal.upn?.toLowerCase();
    if (name === undefined || principal.objectId === undefined) continue;
    ids.set(name, (ids.get(name) ?? new Set()).add(principal.objectId));
  }
  return ids;
}
