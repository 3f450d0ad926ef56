import { earlier, later } from '../../event/instant.ts';
import type { FormatCount, InputReport, ProblemCount } from '../scan-report.ts';
import type { FileView } from './file-view.ts';

/** Files of which the same can be said, taken together. */
export interface FileGroup {
  readonly files: number;
  /** The name of the first; bytes, formats and problems of all. */
  readonly view: FileView;
}

/** More are not read one by one by anybody. */
const mostSingle = 40;

/** Each file by itself where they are few; else those with the same formats and the same kinds of problems together, in the order of the first. */
export function groupFiles(files: readonly FileView[]): FileGroup[] {
  if (files.length <= mostSingle) return files.map((view) => ({ files: 1, view }));
  return [...Map.groupBy(files, kindOf).values()].map((group) => ({
    files: group.length,
    view: group.reduce(joined),
  }));
}

function kindOf({ report, hint }: FileView): string {
  const formats = report.formats.map(({ name }) => name).sort();
  const problems = report.problems.map(({ code }) => code).sort();
  return [...formats, '', ...problems, '', hint ?? ''].join('\n');
}

function joined(a: FileView, b: FileView): FileView {
  return { ...a, bytes: a.bytes + b.bytes, report: joinedReport(a.report, b.report) };
}

/** Both have the same formats and the same codes. */
function joinedReport(a: InputReport, b: InputReport): InputReport {
  return {
    files: a.files + b.files,
    formats: a.formats.map((format) => joinedFormat(format, b.formats)),
    problems: a.problems.map((problem) => joinedProblem(problem, b.problems)),
  };
}

function joinedFormat(format: FormatCount, others: readonly FormatCount[]): FormatCount {
  const other = others.find(({ name }) => name === format.name) ?? format;
  return {
    ...format,
    events: format.events + other.events,
    first: earlier(format.first, other.first),
    last: later(format.last, other.last),
  };
}

function joinedProblem(problem: ProblemCount, others: readonly ProblemCount[]): ProblemCount {
  const count = others.find(({ code }) => code === problem.code)?.count ?? 0;
  return { ...problem, count: problem.count + count };
}
