import type { LookAhead } from '../decode/ahead.ts';
import type { Kin } from './kin.ts';
import { type KnownLines, KnownLinesTable } from './known-lines.ts';
import { LineKin } from './line-kin.ts';
import { isBlankFrom, LineWalk } from './line-walk.ts';
import { RepeatedRecords } from './repeated-records.ts';
import { RequestSkimmer } from './request-skimmer.ts';
import { SkimWorth } from './skim-worth.ts';
import type { SkimmedFile } from './skimmed-file.ts';
import type { SkimTerms } from './terms.ts';
import type { SkimThreads } from './threads/skim-threads.ts';
import { WalkAhead } from './threads/walk-ahead.ts';
import { WalkPool } from './threads/walk-pool.ts';
import { EventSkimmer } from './unparsed/event-skimmer.ts';
import { patternOf, type Search } from './wanted-words.ts';

/**
 * Passes over lines that repeat: whose record differs from one that was read in its times alone, as far as anything that is asked of it
 * goes. It holds every such line against JSON's grammar, and leaves all that is in any way unusual to be read (`docs/benchmarks.md`).
 */
export class Skimmer {
  readonly #terms: SkimTerms;
  readonly #walk: LineWalk;
  readonly #known = new KnownLinesTable<KnownLines>();
  /** Of records that had to be parsed. */
  readonly records: RepeatedRecords;
  #events: EventSkimmer | undefined;
  readonly #requests = new RequestSkimmer();
  readonly #worth = new SkimWorth();
  readonly #eventsWorth = new SkimWorth();
  readonly #threads: SkimThreads;
  readonly #pool: WalkPool;
  readonly #searches = new Map<string, Search | 'read' | undefined>();
  /** Whether the line that was tried last could be learned. */
  #isCandidate = false;
  /** Whether lines were of late such as the last way passes over. */
  #areEvents = false;

  constructor(terms: SkimTerms, threads: SkimThreads = { count: 1, fromBytes: 0 }) {
    this.#terms = terms;
    this.#threads = threads;
    this.#pool = new WalkPool(threads, terms, this.#known);
    this.records = new RepeatedRecords(terms);
    this.#walk = new LineWalk(terms);
  }

  /** Whether anybody but the observer may have use for events. */
  get hasOthers(): boolean {
    return this.#terms.wantedOf !== undefined;
  }

  /** What else a line of the data stream must be searched for; `read` where it must be read. */
  searchOf(dataStream: string): Search | 'read' | undefined {
    if (!this.#searches.has(dataStream)) this.#searches.set(dataStream, this.#makeSearch(dataStream));
    return this.#searches.get(dataStream);
  }

  /** Whether the line, which a line break at `to` ends, needs no reading. If it does not, `file` was told of it. */
  passes(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean {
    this.#forget();
    if (!this.#worth.isTried()) return false;
    if (!this.#try(bytes, from, to, line, file)) return false;
    this.#worth.passed();
    return true;
  }

  /** Behind the record of an array that begins at `from`, if it is no longer than that and needs no reading, else −1. */
  passesWithin(bytes: Buffer, from: number, longest: number, line: number, file: SkimmedFile): number {
    this.#forget();
    if (!this.#worth.isTried()) return -1;
    const end = this.#requests.walk(bytes, from);
    const passed = end < 0 || end - from > longest ? undefined : this.#requests.pass(bytes, from, file.name);
    if (passed === undefined) return -1;
    file.passedWithin(line, passed.format, passed.time, passed.cell);
    this.#worth.passed();
    return end;
  }

  /** After a record that did not pass: how those like it can be learned, undefined where it is like none. */
  kin(bytes: Buffer): Kin | undefined {
    const isCandidate = this.#isCandidate;
    this.#isCandidate = false;
    if (!isCandidate) {
      const kin = this.#requests.kin();
      // Reading a request costs so much more than trying it that what may teach is worth it.
      if (kin) this.#worth.passed();
      return kin;
    }
    return this.#known.isFull ? undefined : new LineKin(this.#known, this.#walk.signature(bytes));
  }

  /** Walks the lines of a file of so many bytes in threads; undefined where it is none for threads. */
  ahead(file: SkimmedFile, size: number | undefined): LookAhead | undefined {
    const { count, fromBytes } = this.#threads;
    if (count <= 1 || size === undefined || size < fromBytes) return undefined;
    const onPassed = (passed: number) => this.#worth.passedElsewhere(passed);
    return (chunks) => new WalkAhead(this.#pool, file, onPassed).of(chunks);
  }

  /** Ends the threads, if there are any. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  #forget(): void {
    this.#isCandidate = false;
    this.#requests.forget();
  }

  /** What lines were of late is tried first. */
  #try(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean {
    if (this.#areEvents) {
      const passed = this.#passesEvent(bytes, from, to, line, file);
      if (passed !== undefined) return passed;
    }
    if (this.#tryRequest(bytes, from, to, line, file) || this.#tryLine(bytes, from, to, line, file)) {
      this.#areEvents = false;
      return true;
    }
    if (this.#areEvents || !this.#eventsWorth.isTried()) {
      this.#areEvents = false;
      return false;
    }
    const passed = this.#passesEvent(bytes, from, to, line, file);
    if (passed === undefined) return false;
    this.#areEvents = true;
    this.#eventsWorth.passed();
    return passed;
  }

  /** Most inputs have no such lines, and what goes through them takes megabytes. */
  #passesEvent(
    bytes: Buffer,
    from: number,
    to: number,
    line: number,
    file: SkimmedFile,
  ): boolean | undefined {
    this.#events ??= new EventSkimmer(this.#terms, this.records);
    return this.#events.passes(bytes, from, to, line, file);
  }

  #tryRequest(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean {
    const end = this.#requests.walk(bytes, from);
    const passed =
      end < 0 || !isBlankFrom(bytes, end, to) ? undefined : this.#requests.pass(bytes, from, file.name);
    if (passed === undefined) return false;
    file.passed(line, passed.format, passed.time, passed.cell);
    return true;
  }

  #tryLine(bytes: Buffer, from: number, to: number, line: number, file: SkimmedFile): boolean {
    const walk = this.#walk;
    if (!walk.read(bytes, from, to)) return false;
    const known = this.#known.find(walk, bytes);
    if (known === undefined) {
      this.#isCandidate = true;
      return false;
    }
    const { repeater, search, format } = known;
    if (repeater === undefined || walk.isTelling(repeater.looksAt, bytes, from, to)) return false;
    if (search !== undefined && walk.isWanted(search, bytes, from, to)) return false;
    file.passed(line, format, walk.time, repeater.observe(walk.time, walk.ingested, file.name));
    return true;
  }

  #makeSearch(dataStream: string): Search | 'read' | undefined {
    const { wantedOf, texts } = this.#terms;
    if (!wantedOf) return undefined;
    const wanted = wantedOf(dataStream);
    return wanted ? patternOf(wanted, texts) : 'read';
  }
}
