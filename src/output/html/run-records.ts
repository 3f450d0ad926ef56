import type { Attribution } from '../../attribution/model/attribution.ts';
import { placesOf } from '../context/record-places.ts';
import type { RunContext } from '../run-context.ts';
import type { RunRecords } from './page-data.ts';

/** A page that is larger is no longer sent to anybody. */
const mostUnits = 8 * 2 ** 20;
const mostOfOne = 256 * 1024;

/** Hands out the original records of run after run, until the page is full. */
export class RecordShelf {
  readonly #context: RunContext | undefined;
  #left = mostUnits;

  constructor(context: RunContext | undefined) {
    this.#context = context;
  }

  of(attribution: Attribution): RunRecords {
    const context = this.#context;
    return context ? placesOf(attribution).map((place) => this.#take(context.original(place))) : [];
  }

  #take(record: string | undefined): string | null {
    if (record === undefined || record.length > Math.min(mostOfOne, this.#left)) return null;
    this.#left -= record.length;
    return record;
  }
}
