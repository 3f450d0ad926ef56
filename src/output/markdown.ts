import type { Attribution, Verdict } from '../attribution/model/attribution.ts';
import { alertItems } from './markdown/alert-items.ts';
import { coverageItems, limitItems, problemItems } from './markdown/caveats.ts';
import { prose } from './markdown/escape.ts';
import { runParagraph } from './markdown/run-paragraph.ts';
import type { OutputFormat } from './output-format.ts';
import type { ScanReport } from './scan-report.ts';
import { countVerdicts, type VerdictCount } from './summary/verdict-counts.ts';
import { countWords } from './words/count-words.ts';
import { byWeight, headlineWords, verdictMeanings } from './words/headline-words.ts';
import { provisionalNote, reasonWords } from './words/verdict-words.ts';

/** Beyond it a ticket is no place to read them. */
const mostRuns = 25;

const titles: Readonly<Record<Verdict, string>> = {
  unrequested: 'Runs without a request',
  ambiguous: 'Runs with several possible requests',
  attributed: 'Runs and who asked for them',
  unobserved: 'Requests whose run should have been seen',
  'not-applicable': '',
};

/** For a ticket: the result in a sentence and a table, a paragraph for each run that matters, and what is not known. */
export const markdown: OutputFormat = {
  name: 'markdown',
  title: 'a summary for a ticket',
  isForPeople: false,
  *render(report) {
    const { attributions } = report.result;
    const counts = countVerdicts(attributions);
    yield `## Throughline: who ran what\n\n**${prose(headlineWords(counts))}**\n`;
    if (attributions.length > 0) yield* verdictTable(counts);
    for (const verdict of byWeight) {
      const those = attributions.filter((one) => one.verdict === verdict && matters(one));
      if (those.length > 0) yield* runSection(titles[verdict], those);
    }
    yield* list('Alerts', alertItems(report));
    if (attributions.some(({ state }) => state === 'provisional')) yield `\n${prose(provisionalNote)}\n`;
    yield* caveats(report);
  },
};

/** A request that failed or could not be seen is in the table's counts; one that should have been seen is news. */
function matters({ verdict, reason }: Attribution): boolean {
  return verdict === 'unobserved' ? reason === 'not-seen' : verdict !== 'not-applicable';
}

function* verdictTable(counts: readonly VerdictCount[]): Generator<string> {
  yield '\n| Verdict | Count | Meaning |\n|---|---:|---|\n';
  for (const { verdict, count, reasons } of counts) {
    const why = reasons.map(({ reason, count: times }) => `${times} ${reasonWords[reason].short}`);
    const meaning =
      why.length === 0 ? verdictMeanings[verdict] : `${verdictMeanings[verdict]}: ${why.join(', ')}`;
    yield `| ${verdict} | ${count} | ${prose(meaning)} |\n`;
  }
}

function* runSection(title: string, runs: readonly Attribution[]): Generator<string> {
  yield `\n### ${title}\n`;
  for (const run of runs.slice(0, mostRuns)) yield `\n${runParagraph(run)}\n`;
  const more = runs.length - mostRuns;
  if (more > 0) yield `\nAnd ${countWords(more, 'more run')}: the other formats hold all of them.\n`;
}

function* caveats(report: ScanReport): Generator<string> {
  const lists: readonly [title: string, items: readonly string[]][] = [
    ['What these logs cannot tell', limitItems(report)],
    ['Coverage', coverageItems(report)],
    ['Not read', problemItems(report)],
  ];
  for (const [title, items] of lists) yield* list(title, items);
}

function* list(title: string, items: readonly string[]): Generator<string> {
  if (items.length === 0) return;
  yield `\n### ${title}\n\n`;
  for (const item of items) yield `- ${item}\n`;
}
