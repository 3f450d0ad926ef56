import { getText } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import type { TruthEntry } from './truth-entry.ts';

export interface ReadTruth {
  readonly entries: readonly TruthEntry[];
  readonly problem: string | undefined;
}

/** Takes lines of a truth file for what they are; a file of anything else is told from it by its first wrong line. */
export function readTruth(lines: readonly JsonObject[]): ReadTruth {
  const entries: TruthEntry[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = getText(line, 'kind');
    const complete =
      kind === 'decoy'
        ? getText(line, 'root.pid') !== undefined
        : (kind === 'run' || kind === 'request') && getText(line, 'decidable.kind') !== undefined;
    if (!complete) return { entries: [], problem: `entry ${at + 1} is no run, request or decoy` };
    entries.push(line as unknown as TruthEntry);
  }
  return { entries, problem: lines.length === 0 ? 'it is empty' : undefined };
}
