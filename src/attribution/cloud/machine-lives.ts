import type { Event } from '../../event/event.ts';
import { getText } from '../../event/fields.ts';
import type { Instant } from '../../event/instant.ts';
import type { JsonObject } from '../../event/json.ts';
import { toleranceMs } from '../constants.ts';
import type { Span } from '../hosts/sighting.ts';
import { correlationOf, phaseOf, resourceIdOf, statusCodesOf } from './control-record.ts';
import { parseTarget } from './target.ts';

interface Life {
  /** When any record names the machine, in milliseconds. */
  readonly named: number[];
  /** By correlation id: the first record of a write to the machine, and whether its answer says that it made it. */
  readonly writes: Map<string, { first: number; made: boolean }>;
  readonly deleted: number[];
}

/** A time in which a machine was certainly not there, in milliseconds, both ends left out. */
interface Absence {
  readonly from: number;
  readonly to: number;
}

const madeCodes: ReadonlySet<string> = new Set(['created', '201']);

/**
 * When machines were made and deleted, as far as the Activity Log tells: a name is not that of a machine which was not there. Names are
 * given again, in the same resource group and in others.
 */
export class MachineLives {
  readonly #lives = new Map<string, Life>();

  observe(event: Event): void {
    const { doc, time } = event;
    const parsed = machineIn(doc);
    if (!parsed) return;
    const life = this.#life(parsed.target.key);
    life.named.push(time.ms);
    if (parsed.child !== undefined) return;
    const operation = getText(doc, 'azure.activitylogs.operation_name')?.toLowerCase() ?? '';
    const phase = phaseOf(doc);
    if (/\/(?:virtualmachines|machines)\/delete$/.test(operation) && phase === 'success')
      life.deleted.push(time.ms);
    if (!/\/(?:virtualmachines|machines)\/write$/.test(operation)) return;
    const made = phase === 'success' && statusCodesOf(doc).some((code) => madeCodes.has(code));
    const correlation = correlationOf(doc);
    const known = life.writes.get(correlation);
    life.writes.set(correlation, {
      first: Math.min(time.ms, known?.first ?? time.ms),
      made: made || known?.made === true,
    });
  }

  /** The machine that a record names, for `observeAgain`. */
  namedIn(doc: JsonObject): string | undefined {
    return machineIn(doc)?.target.key;
  }

  /** Another record names the machine, and neither makes nor deletes it. */
  observeAgain(key: string, time: Instant): void {
    this.#life(key).named.push(time.ms);
  }

  /** Whether a host of that time can be the machine, by the machine's lower-case id. */
  isThere(key: string, { firstSeen, lastSeen }: Span): boolean {
    return !this.#absences(key).some(
      ({ from, to }) => firstSeen.ms > from + toleranceMs && lastSeen.ms < to - toleranceMs,
    );
  }

  #life(key: string): Life {
    const known = this.#lives.get(key);
    if (known) return known;
    const life: Life = { named: [], writes: new Map(), deleted: [] };
    this.#lives.set(key, life);
    return life;
  }

  /** Before it was made, where nothing names it earlier; and from each deletion to the next time that something does. */
  #absences(key: string): Absence[] {
    const life = this.#lives.get(key);
    if (!life) return [];
    const { named, writes, deleted } = life;
    const first = named.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY);
    const isMadeFirst = [...writes.values()].some((write) => write.made && write.first === first);
    const before = isMadeFirst ? [{ from: Number.NEGATIVE_INFINITY, to: first }] : [];
    const after = deleted.map((from) => ({
      from,
      to: named.reduce((least, ms) => (ms > from && ms < least ? ms : least), Number.POSITIVE_INFINITY),
    }));
    return [...before, ...after];
  }
}

function machineIn(doc: JsonObject): ReturnType<typeof parseTarget> {
  const resourceId = resourceIdOf(doc);
  const parsed = resourceId === undefined ? undefined : parseTarget(resourceId);
  return parsed?.target.kind === 'vm' || parsed?.target.kind === 'arc-machine' ? parsed : undefined;
}
