import type { Command } from 'commander';
import type { ReadOptions } from '../ingest/read.ts';
import { parseSize } from './parse-size.ts';

/** How logs are to be read, as commander parses it. */
export interface InputOptions {
  readonly maxRecordSize?: string;
}

export function addInputOptions(command: Command): Command {
  return command.option(
    '--max-record-size <size>',
    'count a record that is longer instead of reading it (default: 16M)',
  );
}

export function readOptions({ maxRecordSize }: InputOptions): ReadOptions {
  return maxRecordSize === undefined ? {} : { maxRecordBytes: parseSize('--max-record-size', maxRecordSize) };
}
