import type { Event } from '../event/event.ts';
import type { Instant } from '../event/instant.ts';
import type { Repeater } from '../event/repeater.ts';
import { neverNeeded } from '../ingest/line-index.ts';
import type { CoverageMap } from './coverage/coverage-map.ts';
import type { HostHours } from './guest/host-hours.ts';
import { processChange } from './guest/process-start.ts';
import { whatTells } from './guest/what-tells.ts';
import type { ClockObserver } from './hosts/clock.ts';
import type { HostDirectory, Seen } from './hosts/host-directory.ts';

/** What observes events of machines. */
interface Observers {
  readonly hosts: HostDirectory;
  readonly clocks: ClockObserver;
  readonly coverage: CoverageMap;
  readonly hours: HostHours;
}

const ofNoHost: Readonly<Record<Repeater['looksAt'], Repeater>> = {
  nothing: { looksAt: 'nothing', observe: () => neverNeeded },
  texts: { looksAt: 'texts', observe: () => neverNeeded },
  record: { looksAt: 'record', observe: () => neverNeeded },
};

/**
 * How to observe events that say the same as one which was observed. One for all kinds of events of a machine that are observed alike: what
 * millions of events touch is to fit into a core's cache.
 */
export class GuestRepeaters {
  readonly #observers: Observers;
  readonly #made = new Map<Seen, Map<string, Repeater>>();

  constructor(observers: Observers) {
    this.#observers = observers;
  }

  /** Undefined where each must be observed itself. */
  of(event: Event): Repeater | undefined {
    const looksAt = whatTells(event);
    if (looksAt === undefined) return undefined;
    const seen = this.#observers.hosts.seenIn(event);
    if (!seen) return ofNoHost[looksAt];
    const sensor = processChange(event.doc) === undefined ? undefined : event.dataStream;
    const made = this.#made.get(seen) ?? new Map<string, Repeater>();
    this.#made.set(seen, made);
    const key = `${looksAt} ${sensor ?? ''}`;
    const known = made.get(key) ?? this.#make(looksAt, seen, sensor);
    made.set(key, known);
    return known;
  }

  /** `sensor`: the data stream of what starts or ends processes, undefined for other events. */
  #make(looksAt: Repeater['looksAt'], seen: Seen, sensor: string | undefined): Repeater {
    const { hosts, clocks, coverage, hours } = this.#observers;
    if (sensor === undefined) {
      const observe = (time: Instant) => {
        hosts.observeAgain(seen, time);
        return neverNeeded;
      };
      return { looksAt, observe };
    }
    const times = coverage.guestTimes(seen.key, sensor);
    const cells = hours.of(seen.key);
    const observe = (time: Instant, ingested: Instant | undefined) => {
      hosts.observeAgain(seen, time);
      times.add(time);
      clocks.observe(time, ingested, seen.key);
      return 1 + cells.cellOf(time.ms);
    };
    return { looksAt, observe };
  }
}
