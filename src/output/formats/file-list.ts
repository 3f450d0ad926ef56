import { diagnosticTitles } from '../../diagnostics/codes.ts';
import { formatLocation, type Location } from '../../diagnostics/diagnostic.ts';
import { formatBytes } from '../../event/byte-size.ts';
import type { InputReport } from '../scan-report.ts';
import { wrap } from '../text/columns.ts';
import { flow } from '../text/flow.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';
import { countWords } from '../words/count-words.ts';
import { spanUtc } from '../words/time-words.ts';
import type { FileView, FormatsView } from './file-view.ts';

const indent = '  ';
const mostSkipped = 10;

/** What was recognised in each file, and where nothing was, why. */
export function* fileList({ files, skipped }: FormatsView, width: number, style: Style): Generator<string> {
  const room = Math.max(width - indent.length, 20);
  for (const [at, file] of files.entries()) {
    if (at > 0) yield '';
    const name = file.name === '-' ? 'standard input' : file.name;
    for (const text of wrap(line`${name}  ${formatBytes(file.bytes)}`, width)) yield style.heading(text);
    for (const parts of entries(file)) {
      for (const [row, text] of flow(parts, room - indent.length).entries())
        yield `${indent}${row === 0 ? '' : indent}${text}`;
    }
  }
  if (skipped.length > 0) yield* leftOut(skipped, width, style);
}

/** Each an entry in parts that stay whole where lines are broken. */
function entries(file: FileView): (readonly SafeText[])[] {
  const { formats, problems } = file.report;
  const read = formats.map(({ name, plane, title, events, first, last }) => [
    line`${plane} ${name}`,
    line`${countWords(events, 'event')}`,
    spanUtc(first, last),
    line`(${title})`,
  ]);
  const amiss = problems.map(problemEntry);
  const nothing = formats.length === 0 ? [[line`nothing recognised`]] : [];
  const hint = file.hint === undefined ? [] : [[line`${file.hint}`]];
  return [...read, ...nothing, ...amiss, ...hint];
}

function problemEntry({
  code,
  count,
  samples: [first],
}: InputReport['problems'][number]): readonly SafeText[] {
  // Of a file as a whole there is one at most, and its message says it all.
  if (first && code.startsWith('source-')) return [line`${first.message}`];
  const why = first === undefined ? '' : `: ${first.message}`;
  return [line`${count} × ${diagnosticTitles[code]}${why}`, ...where(first?.location)];
}

/** The file itself stands above. */
function where(location: Location | undefined): SafeText[] {
  if (location?.line === undefined) return [];
  const index = location.index === undefined ? '' : `[${location.index}]`;
  return [line`(first: line ${location.line}${index})`];
}

function* leftOut(skipped: FormatsView['skipped'], width: number, style: Style): Generator<string> {
  yield '';
  yield style.heading(line`Left out`);
  for (const { location, message } of skipped.slice(0, mostSkipped)) {
    const text = location ? line`${formatLocation(location)}: ${message}` : line`${message}`;
    for (const piece of wrap(text, width - indent.length)) yield `${indent}${piece}`;
  }
  const more = skipped.length - mostSkipped;
  if (more > 0) yield `${indent}${line`… and ${countWords(more, 'entry', 'entries')} more`}`;
}
