import type { Instant } from '../../event/instant.ts';

/** One file as it is skimmed: who is told of what was passed over, by the cell that its observer says. */
export interface SkimmedFile {
  readonly name: string;
  passed(line: number, format: string, time: Instant, cell: number): void;
  /** Of a record that shares its line with others. */
  passedWithin(line: number, format: string, time: Instant, cell: number): void;
}
