import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Location, placeOf } from '../diagnostics/diagnostic.ts';
import type { Event, EventSource } from '../event/event.ts';
import type { Instant } from '../event/instant.ts';
import { isJsonObject, type JsonObject } from '../event/json.ts';
import type { Repeater } from '../event/repeater.ts';
import { type DecodedRecord, defaultLimits, type LineSkim } from './decode/record.ts';
import { textOf } from './decode/text/text-record.ts';
import { decodeInput } from './decode-input.ts';
import type { Doubt } from './formats/doubt.ts';
import { elasticDocument } from './formats/elastic-document.ts';
import { expandRecord, noRecordWithin } from './formats/expand-record.ts';
import type { Format, RecordContext, Rejected } from './formats/format.ts';
import { findFormat } from './formats/registry.ts';
import { unknownFormat } from './formats/unknown-format.ts';
import type { Zone } from './formats/zone.ts';
import type { FindAddress } from './geoip/address-facts.ts';
import type { FileLines, LineIndex } from './line-index.ts';
import { makeEvent } from './make-event.ts';
import { Places } from './places.ts';
import { redactRecord } from './redact.ts';
import { type FileSummary, type IngestReport, severityOf } from './report.ts';
import type { Kin } from './skim/kin.ts';
import type { SkimmedFile } from './skim/skimmed-file.ts';
import type { Skimmer } from './skim/skimmer.ts';
import type { Input } from './sources/input.ts';

export interface ReadOptions {
  /** Bytes of one record beyond which it is counted instead of read. */
  readonly maxRecordBytes?: number;
  readonly maxDepth?: number;
  /**
   * Events handed out together; the last batch may be smaller. 128 by default: larger batches outgrow the young generation of the heap
   * and cost more in collection than they save in waiting.
   */
  readonly batchSize?: number;
  /** The format of every record of a file, where the user knows better than their content; undefined leaves it to that. */
  readonly formatOf?: (file: string) => Format | undefined;
  /** Of times that name no zone; UTC where nobody says. */
  readonly zone?: Zone | undefined;
  /** Asked for network owners and places of addresses that records do not state. */
  readonly findAddress?: FindAddress | undefined;
  /** Told of each file, once it is read, that says itself that its listing goes on elsewhere. */
  readonly onUnendedListing?: ((file: string) => void) | undefined;
  /** Learned from in a first reading, then heeded in a second: see `LineIndex`. */
  readonly lines?: LineIndex | undefined;
  /** Passes over lines that repeat, and tells their observer of them instead of making their events. Only beside `lines`. */
  readonly skimmer?: Skimmer | undefined;
}

/**
 * The events of the inputs, in the order of inputs and records, in batches that are worked off without waiting. What cannot
 * be read is counted in the report with its reason and place. Reading the same inputs again yields equal events again.
 */
export async function* readEvents(
  inputs: readonly Input[],
  report: IngestReport,
  options: ReadOptions = {},
): AsyncGenerator<readonly Event[]> {
  const batchSize = options.batchSize ?? 128;
  let batch: Event[] = [];
  for (const input of inputs) {
    for await (const events of readInput(input, report, options)) {
      for (const event of events) {
        batch.push(event);
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

async function* readInput(input: Input, report: IngestReport, options: ReadOptions): AsyncGenerator<Event[]> {
  const file = report.beginFile(input.name);
  const lines = options.lines?.of(input);
  if (lines?.isNeeded === false) return;
  const given = options.formatOf?.(input.name);
  const skimmer = given ? undefined : options.skimmer;
  const context = { file: input.name, zone: options.zone };
  const told =
    skimmer && lines && skimmedFile(lines, report, file, options.findAddress ? undefined : context);
  const limits = {
    maxRecordBytes: options.maxRecordBytes ?? defaultLimits.maxRecordBytes,
    maxDepth: options.maxDepth ?? defaultLimits.maxDepth,
    lines,
    skim: skimmer && told && skimLines(skimmer, told),
    ahead: told && skimmer?.ahead(told, input.size),
  };
  let faults = 0;
  let goesOn = false;
  const places = new Places(input.name);
  const addFault = (code: DiagnosticCode, message: string, location: Location): void => {
    faults++;
    const fault = { code, severity: severityOf(code), message, location };
    if (code.startsWith('record-')) report.addRecordFault(file, fault);
    else report.addFault(fault);
  };
  const decoded = decodeInput(
    input,
    limits,
    ({ code, message, line, index }) => addFault(code, message, placeOf(input.name, line, index)),
    (count) => {
      file.bytes += count;
    },
    (isPart) => {
      goesOn = isPart;
    },
  );
  for await (const records of decoded) {
    const events: Event[] = [];
    const take = (record: DecodedRecord, source: EventSource, found: Format | undefined): void => {
      const made = found
        ? toEvent(record, source, found, context, { lines, skimmer, findAddress: options.findAddress })
        : unknownFormat(record.value);
      if ('code' in made) {
        addFault(made.code, made.message, source);
      } else {
        const { event, doubt } = made;
        if (doubt) addFault(doubt.code, doubt.message, source);
        report.addEvent(file, event);
        if (!event.isRepeated || skimmer?.hasOthers) events.push(event);
      }
    };
    for (const record of records) {
      const found = given ?? findFormat(record.value);
      const isWhole = given ? given.recognise(record.value) : found && found !== elasticDocument;
      const inner = isWhole ? undefined : expandRecord(record.value, context);
      if (!inner) {
        take(record, places.next(record.line, record.index, record.array), found);
        continue;
      }
      const within = places.within(record.line, record.index, record.array);
      for (const part of inner) {
        const source = within.next().value;
        if (isJsonObject(part)) take(partOf(record, part), source, given ?? findFormat(part));
        else addFault('record-not-object', noRecordWithin, source);
      }
    }
    yield events;
  }
  if (goesOn) options.onUnendedListing?.(input.name);
  if (file.events === 0 && faults === 0) {
    addFault('source-empty', 'the file holds no record', { file: input.name });
  }
}

interface ReadEvent {
  readonly event: Event;
  readonly doubt: Doubt | undefined;
}

interface EventOptions {
  readonly lines: FileLines | undefined;
  readonly skimmer: Skimmer | undefined;
  readonly findAddress: FindAddress | undefined;
}

function toEvent(
  record: DecodedRecord,
  source: EventSource,
  format: Format,
  context: RecordContext,
  { lines, skimmer, findAddress }: EventOptions,
): ReadEvent | Rejected {
  const { raw } = record;
  const value = redactRecord(record.value, record.decoded ?? raw, format.plane);
  const made = format.normalise(value, context);
  if (made.kind === 'rejected') return made;
  const original = value === record.value ? raw : (textOf(value) ?? JSON.stringify(value));
  const event = makeEvent(made, { format: format.name, source, original, raw }, findAddress);
  if (!lines || lines.isClosed) return { event, doubt: made.doubt };
  lines.events++;
  event.lines = record.alone ? lines : lines.shared;
  if (skimmer && event.direct && !made.doubt) {
    const { repeater, learn } = skimmer.records.of(event);
    if (repeater) repeat(event, repeater);
    else if (learn) event.kin = { learn };
    return { event, doubt: undefined };
  }
  const search = record.kin && skimmer?.searchOf(event.dataStream);
  event.kin = record.kin?.is(event, {
    canRepeat: search !== 'read' && !made.doubt && canRepeat(format, value, record.kin.of),
    search: search === 'read' ? undefined : search,
    raw,
  });
  return { event, doubt: made.doubt };
}

function canRepeat(format: Format, record: JsonObject, of: Kin['of']): boolean {
  return (of === 'request' ? format.repeatsAsRequest : format.canRepeat?.(record)) === true;
}

/** Tells the observer of an event that says nothing new to it. */
function repeat(event: Event, repeater: Repeater): void {
  event.lines?.note(event.source.line, repeater.observe(event.time, event.ingested, event.source.file));
  event.lines = undefined;
  event.isRepeated = true;
}

/** Lines that repeat count as the events that they are. */
function skimmedFile(
  lines: FileLines,
  report: IngestReport,
  file: FileSummary,
  context: RecordContext | undefined,
): SkimmedFile {
  const take = (
    to: Pick<FileLines, 'note'>,
    line: number,
    format: string,
    time: Instant,
    cell: number,
  ): void => {
    report.addEvent(file, { format, time });
    lines.events++;
    to.note(line, cell);
  };
  return {
    name: file.file,
    context,
    passed: (line, format, time, cell) => take(lines, line, format, time, cell),
    passedWithin: (line, format, time, cell) => take(lines.shared, line, format, time, cell),
  };
}

function skimLines(skimmer: Skimmer, told: SkimmedFile): LineSkim {
  return {
    passes: (bytes, from, to, line) => skimmer.passes(bytes, from, to, line, told),
    passesWithin: (bytes, from, longest, line) => skimmer.passesWithin(bytes, from, longest, line, told),
    kin: (bytes) => skimmer.kin(bytes),
  };
}

/** A record that stood inside another. */
function partOf({ line }: DecodedRecord, value: JsonObject): DecodedRecord {
  return { value, raw: JSON.stringify(value), line, index: undefined };
}
