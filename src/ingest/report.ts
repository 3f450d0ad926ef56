import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { Event } from '../event/event.ts';
import type { Instant } from '../event/instant.ts';
import { TimeRange } from '../event/time-range.ts';

/** What was read as one format. */
export interface FormatSummary {
  readonly format: string;
  events: number;
  /** Names of the files that held it, in reading order. */
  readonly files: Set<string>;
  readonly first: Instant;
  readonly last: Instant;
}

interface FormatCount extends Pick<FormatSummary, 'format' | 'events' | 'files'> {
  readonly times: TimeRange;
}

/** One kind of trouble: how often, and where it was first met. */
export interface FaultSummary {
  readonly code: DiagnosticCode;
  count: number;
  readonly samples: Diagnostic[];
}

export interface FileSummary {
  readonly file: string;
  /** As stored: compressed where the file is. */
  bytes: number;
  /** Everything between separators, readable or not. */
  records: number;
  events: number;
  bad: number;
}

const samplesPerCode = 5;

/** Faults that lose no record. */
const harmless: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'record-encoding',
  'record-time-zone',
]);

/** What one pass over the inputs met. Give every pass a report of its own. */
export class IngestReport {
  readonly #formats = new Map<string, FormatCount>();
  readonly #faults = new Map<DiagnosticCode, FaultSummary>();
  readonly #files: FileSummary[] = [];
  readonly #unreadable = new Map<string, string>();

  /** Formats by name, in code units. */
  get formats(): readonly FormatSummary[] {
    return [...this.#formats.values()]
      .map(({ times, ...count }) => ({ ...count, first: times.from, last: times.to }))
      .sort((a, b) => (a.format < b.format ? -1 : 1));
  }

  /** Faults by code, in code units. */
  get faults(): readonly FaultSummary[] {
    return [...this.#faults.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** Files in reading order. */
  get files(): readonly FileSummary[] {
    return this.#files;
  }

  /** Why files could not be read, or not to their end, by their names. */
  get unreadable(): ReadonlyMap<string, string> {
    return this.#unreadable;
  }

  get events(): number {
    return this.#files.reduce((sum, file) => sum + file.events, 0);
  }

  get records(): number {
    return this.#files.reduce((sum, file) => sum + file.records, 0);
  }

  get bad(): number {
    return this.#files.reduce((sum, file) => sum + file.bad, 0);
  }

  countOf(code: DiagnosticCode): number {
    return this.#faults.get(code)?.count ?? 0;
  }

  beginFile(file: string): FileSummary {
    const summary = { file, bytes: 0, records: 0, events: 0, bad: 0 };
    this.#files.push(summary);
    return summary;
  }

  addEvent(file: FileSummary, event: Pick<Event, 'format' | 'time'>): void {
    file.records++;
    file.events++;
    const known = this.#formats.get(event.format);
    if (known) {
      known.events++;
      known.files.add(file.file);
      known.times.add(event.time);
    } else {
      const { format } = event;
      const files = new Set([file.file]);
      this.#formats.set(format, { format, events: 1, files, times: new TimeRange(event.time) });
    }
  }

  /** A record that is lost, or was read with a fault. */
  addRecordFault(file: FileSummary, fault: Diagnostic): void {
    if (!harmless.has(fault.code)) {
      file.records++;
      file.bad++;
    }
    this.addFault(fault);
  }

  /** Trouble with a file as a whole. */
  addFault(fault: Diagnostic): void {
    const { code, message, location } = fault;
    if (code === 'source-unreadable' && location) this.#unreadable.set(location.file, message);
    const known = this.#faults.get(fault.code);
    if (!known) {
      this.#faults.set(fault.code, { code: fault.code, count: 1, samples: [fault] });
      return;
    }
    known.count++;
    if (known.samples.length < samplesPerCode) known.samples.push(fault);
  }
}

/** How bad it is that a record or file could not be read. */
export function severityOf(code: DiagnosticCode): Severity {
  switch (code) {
    case 'source-empty':
    case 'source-skipped':
      return 'info';
    case 'record-encoding':
    case 'record-time-zone':
    case 'record-unknown-format':
      return 'warning';
    default:
      return 'error';
  }
}
