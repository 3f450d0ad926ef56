import type { JsonObject } from '../../event/json.ts';
import type { TruthEntry } from './truth-entry.ts';
import { truthEntry } from './truth-schema.ts';

export interface ReadTruth {
  readonly entries: readonly TruthEntry[];
  readonly problem: string | undefined;
}

/**
 * Takes lines of a truth file for what they are; a file of anything else, or of an older version, is told from it by its first
 * wrong line.
 */
export function readTruth(lines: readonly JsonObject[]): ReadTruth {
  const entries: TruthEntry[] = [];
  for (const [at, line] of lines.entries()) {
    const entry = truthEntry(line);
    if (typeof entry === 'string') return { entries: [], problem: `entry ${at + 1} ${entry}` };
    entries.push(entry);
  }
  return { entries, problem: lines.length === 0 ? 'it is empty' : undefined };
}
