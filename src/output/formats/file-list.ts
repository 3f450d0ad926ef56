import { diagnosticTitles } from '../../diagnostics/codes.ts';
import { formatLocation, type Location } from '../../diagnostics/diagnostic.ts';
import { formatBytes } from '../../event/byte-size.ts';
import type { ProblemCount } from '../scan-report.ts';
import { wrap } from '../text/columns.ts';
import { flow } from '../text/flow.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';
import { countWords } from '../words/count-words.ts';
import { spanUtc } from '../words/time-words.ts';
import type { FormatsView } from './file-view.ts';
import { type FileGroup, groupFiles } from './group-files.ts';

const indent = '  ';
const mostSkipped = 10;

/** What was recognised in each file, and where nothing was, why. Of many files those that are alike are told together. */
export function* fileList({ files, skipped }: FormatsView, width: number, style: Style): Generator<string> {
  const room = Math.max(width - indent.length, 20);
  const groups = groupFiles(files);
  for (const [at, group] of groups.entries()) {
    if (at > 0) yield '';
    for (const text of wrap(heading(group), width)) yield style.heading(text);
    for (const parts of entries(group)) {
      for (const [row, text] of flow(parts, room - indent.length).entries())
        yield `${indent}${row === 0 ? '' : indent}${text}`;
    }
  }
  if (files.length > groups.length) {
    yield '';
    yield* wrap(line`Files that are alike stand together; --format json has each.`, width);
  }
  if (skipped.length === 0) return;
  if (files.length > 0) yield '';
  yield* leftOut(skipped, width, style);
}

function heading({ files, view: { name, bytes } }: FileGroup): SafeText {
  const first = name === '-' ? 'standard input' : name;
  const what = files === 1 ? first : `${countWords(files, 'file')}, the first ${first}`;
  return line`${what}  ${formatBytes(bytes)}`;
}

/** Each an entry in parts that stay whole where lines are broken. */
function entries({ files, view }: FileGroup): (readonly SafeText[])[] {
  const { formats, problems } = view.report;
  const read = formats.map(({ name, plane, title, events, first, last }) => [
    line`${plane} ${name}`,
    line`${countWords(events, 'event')}`,
    spanUtc(first, last),
    line`(${title})`,
  ]);
  const amiss = problems.map((problem) => problemEntry(problem, files > 1));
  const nothing = formats.length === 0 ? [[line`nothing recognised`]] : [];
  const hint = view.hint === undefined ? [] : [[line`${view.hint}`]];
  return [...read, ...nothing, ...amiss, ...hint];
}

function problemEntry(
  { code, count, samples: [first] }: ProblemCount,
  isOfMany: boolean,
): readonly SafeText[] {
  const place = where(first?.location, isOfMany);
  // Of a file as a whole there is one at most, and its message says it all; of many it is one of several messages.
  const isWhole = code.startsWith('source-');
  if (first && isWhole && !isOfMany) return [line`${first.message}`];
  const why = first === undefined || isWhole ? '' : `: ${first.message}`;
  return [line`${count} × ${diagnosticTitles[code]}${why}`, ...place];
}

/** Of one file, the file itself stands above. */
function where(location: Location | undefined, isOfMany: boolean): SafeText[] {
  if (location && isOfMany) return [line`(first: ${formatLocation(location)})`];
  if (location?.line === undefined) return [];
  const index = location.index === undefined ? '' : `[${location.index}]`;
  return [line`(first: line ${location.line}${index})`];
}

function* leftOut(skipped: FormatsView['skipped'], width: number, style: Style): Generator<string> {
  yield style.heading(line`Left out`);
  for (const { location, message } of skipped.slice(0, mostSkipped)) {
    const text = location ? line`${formatLocation(location)}: ${message}` : line`${message}`;
    for (const piece of wrap(text, width - indent.length)) yield `${indent}${piece}`;
  }
  const more = skipped.length - mostSkipped;
  if (more > 0) yield `${indent}${line`… and ${countWords(more, 'entry', 'entries')} more`}`;
}
