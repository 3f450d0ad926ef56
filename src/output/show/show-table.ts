import { attributionTime } from '../../attribution/document/attribution-document.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { RenderOptions } from '../output-format.ts';
import { columns, padEnd, wrap } from '../text/columns.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { colourStyle, plainStyle, type Style } from '../text/style.ts';
import { principalWords } from '../words/request-words.ts';
import { clockUtc, dayUtc, offsetWords, secondsUtc } from '../words/time-words.ts';
import { certaintyWords } from '../words/verdict-words.ts';
import { basisRows } from './basis-rows.ts';
import { recordRows } from './record-rows.ts';
import { rejectedRows } from './rejected-rows.ts';
import { candidateRows, requestRows } from './request-rows.ts';
import { processRows, runRows, scriptRows } from './run-rows.ts';
import type { RunView } from './run-view.ts';
import { factRows, type Row, type Section, sectionLines } from './section.ts';
import { sessionRows } from './session-rows.ts';
import { timeline } from './timeline.ts';
import { verdictSentences } from './verdict-sentences.ts';

/** One run for people: the verdict in words, then everything that it rests on, then the records themselves. */
export function* showTable(view: RunView, options: RenderOptions): Generator<string> {
  const style = options.color ? colourStyle : plainStyle;
  for (const text of headLines(view.attribution, options.width, style)) yield `${text}\n`;
  for (const section of sections(view, options)) {
    for (const text of sectionLines(section, options.width, style)) yield `${text}\n`;
  }
}

function* headLines(attribution: Attribution, width: number, style: Style): Generator<string> {
  const moment = attributionTime(attribution);
  const time = line`${dayUtc(moment)} ${secondsUtc(moment)}`;
  const certainty = certaintyWords(attribution, 'long');
  const verdict = line`${attribution.verdict}`;
  const head = `${style.heading(time)}  ${style.verdict(attribution.verdict, verdict)}`;
  if (columns(time) + columns(verdict) + columns(certainty) + 4 <= width) yield `${head}  ${certainty}`;
  else {
    yield head;
    yield* wrap(certainty, width);
  }
  yield '';
  yield* wrap(line`${verdictSentences(attribution).join(' ')}`, width);
}

function sections(
  { attribution, report, investigation }: RunView,
  { width, verbose }: RenderOptions,
): Section[] {
  const { execution, operation, candidates, evidence, id } = attribution;
  const { nearMisses, sessions, records } = investigation;
  return [
    { title: line`Timeline`, rows: timelineRows(attribution) },
    {
      title: line`Why`,
      rows: evidence.map(({ plane, text }) => ({ label: padEnd(line`${plane}`, 7), text: line`${text}` })),
    },
    { title: line`Request`, rows: requestRows(attribution) },
    { title: line`Possible requests`, rows: candidateRows(attribution) },
    {
      title: execution ? line`Not these requests` : line`Not these runs`,
      rows: rejectedRows(attribution, nearMisses, verbose),
    },
    { title: line`Run`, rows: runRows(attribution) },
    { title: line`Script`, rows: scriptRows(attribution, verbose) },
    { title: line`Processes`, rows: processRows(attribution, width, verbose) },
    { title: line`Rests on`, rows: basisRows(attribution, report) },
    ...sessions.map((session) => ({
      title: line`Session of ${principalWords(session.principal)}, 24 h before and after`,
      rows: sessionRows(session, attribution, verbose),
    })),
    {
      title: line`Ids`,
      rows: factRows([
        ['run', line`${id}`],
        ['execution', execution && line`${execution.id}`],
        ...[operation, ...candidates.map((each) => each.operation)].flatMap((each): [string, SafeText][] =>
          each ? [['operation', line`${each.id}`]] : [],
        ),
      ]),
    },
    { title: line`Records`, rows: recordRows(attribution, records, verbose) },
  ];
}

function timelineRows(attribution: Attribution): Row[] {
  const moments = timeline(attribution);
  const [first] = moments;
  let day: SafeText | undefined;
  return moments.flatMap(({ time, plane, text }) => {
    const rows: Row[] = [];
    if (dayUtc(time) !== day) rows.push({ text: dayUtc(time), isHead: true });
    day = dayUtc(time);
    const after = first && time !== first.time ? offsetWords(time, first.time) : '';
    rows.push({
      label: line`${clockUtc(time)}  ${after.padStart(9)}  ${plane.padEnd(5)}  `,
      text,
    });
    return rows;
  });
}
