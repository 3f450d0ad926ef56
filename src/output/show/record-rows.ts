import type { OriginalRecord } from '../../attribution/explain/investigate.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import { formatLocation } from '../../diagnostics/diagnostic.ts';
import { formatInstant } from '../../event/instant.ts';
import { prettyJson } from '../text/pretty-json.ts';
import { line } from '../text/safe-text.ts';
import { countWords } from '../words/count-words.ts';
import { blank, type Row } from './section.ts';

/** A record that is longer holds something that no reader wants on a terminal. */
const mostLines = 400;
/** From there on the indent stays: records nest deeper than any terminal is wide. */
const deepest = 12;

/**
 * The records themselves, as they stood in the input but for secrets; of the processes the run's own alone, unless all are
 * wanted.
 */
export function recordRows(
  { execution }: Attribution,
  records: readonly OriginalRecord[],
  isWhole: boolean,
): Row[] {
  const root = execution && formatLocation(execution.root.source);
  const shown = records.filter(
    ({ what, source }) => isWhole || what !== 'process start' || formatLocation(source) === root,
  );
  const rows = shown.flatMap((record, at) => [...(at > 0 ? [{ text: line`` }] : []), ...oneRecord(record)]);
  const more = records.length - shown.length;
  if (more > 0)
    rows.push(
      { text: line`` },
      { text: line`… ${countWords(more, 'record')} of other processes (--verbose)` },
    );
  return rows;
}

function oneRecord({ source, time, what, original }: OriginalRecord): Row[] {
  const head = { text: line`${what}, ${formatInstant(time)}, ${formatLocation(source)}`, isHead: true };
  if (original === undefined) return [head, { text: line`the input no longer holds it` }];
  const lines = prettyJson(original) ?? original.split(/\r\n|\n/).map((text) => ({ depth: 0, text }));
  const rows = lines.slice(0, mostLines).map(({ depth, text }) => {
    const indent = 2 * Math.min(depth, deepest);
    return { lead: blank(indent), hang: blank(indent + 4), text: line`${text}` };
  });
  const more = lines.length - rows.length;
  const rest = more > 0 ? [{ text: line`… ${countWords(more, 'line')} more (--format json has all)` }] : [];
  return [head, ...rows, ...rest];
}
