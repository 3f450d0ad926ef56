import type { Instant } from '../../event/instant.ts';
import type { RecordContext } from '../formats/format.ts';

/** One file as it is skimmed: who is told of what was passed over, by the cell that its observer says. */
export interface SkimmedFile {
  readonly name: string;
  /** For events that are made of its records; undefined where more goes into them than that. */
  readonly context: RecordContext | undefined;
  passed(line: number, format: string, time: Instant, cell: number): void;
  /** Of a record that shares its line with others. */
  passedWithin(line: number, format: string, time: Instant, cell: number): void;
}
