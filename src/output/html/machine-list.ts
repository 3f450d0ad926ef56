import type { Attribution } from '../../attribution/model/attribution.ts';
import type { Coverage } from '../../attribution/model/coverage.ts';
import type { AttributionResult } from '../../attribution/model/result.ts';
import { machineName, targetName } from '../words/request-words.ts';
import type { MachineData, Span } from './page-data.ts';

/** The machines of a result in the order in which its runs name them, each once: by its host, else by its resource. */
export class MachineList {
  readonly machines: MachineData[] = [];
  readonly #places = new Map<string, number>();
  readonly #coverage: ReadonlyMap<string, readonly Coverage[]>;
  /** Host ids by the resource that they are, so that a request without a run finds the lane of its machine. */
  readonly #hosts = new Map<string, string>();

  constructor({ coverage, identities }: AttributionResult) {
    this.#coverage = Map.groupBy(
      coverage.filter(({ plane }) => plane === 'guest'),
      ({ subject }) => subject,
    );
    for (const { settled, targetKeys, hostId } of identities)
      if (settled) for (const key of targetKeys) this.#hosts.set(key, hostId);
  }

  /** Undefined for a run or request that names no machine. */
  placeOf(attribution: Attribution): number | undefined {
    const { host, operation } = attribution;
    const target = operation?.target;
    const hostId = host?.id ?? (target && this.#hosts.get(target.key));
    const key = hostId ?? target?.key;
    if (key === undefined) return undefined;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const name = machineName(attribution) ?? (target ? targetName(target) : key);
    const spans = hostId === undefined ? [] : (this.#coverage.get(hostId) ?? []);
    const place = this.machines.push({ name, covered: joinSpans(spans) }) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/** What at least one sensor covers. */
function joinSpans(coverage: readonly Coverage[]): Span[] {
  const all = coverage
    .flatMap(({ intervals }) => intervals)
    .map(({ from, to }): [number, number] => [from.ms, to.ms])
    .sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [from, to] of all) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
