import type { Instant } from './instant.ts';

/**
 * Observes events like one that was observed as a whole: they say the same of everything that matters to the observer but their times.
 * Made by the observer, used by the reader, which then need not make those events.
 */
export interface Repeater {
  /**
   * What must be free of the observer's telling words before a record may be taken for a repetition: the texts that it named, the whole
   * record, or nothing.
   */
  readonly looksAt: 'nothing' | 'texts' | 'record';
  /** Of a record of the file of that name. Returns the cell of its line (`ingest/line-index.ts`). */
  observe(time: Instant, ingested: Instant | undefined, file: string): number;
}
