import { attributionTime } from '../../attribution/document/attribution-document.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import type { RenderOptions } from '../output-format.ts';
import { columns, padEnd, truncate, wrap } from '../text/columns.ts';
import { flow } from '../text/flow.ts';
import { joinSafe, line, type SafeText } from '../text/safe-text.ts';
import type { Style } from '../text/style.ts';
import {
  addresses,
  channelName,
  machineName,
  otherHostName,
  principals,
  principalWords,
} from '../words/request-words.ts';
import { shortId } from '../words/short-id.ts';
import { dayUtc, secondsUtc } from '../words/time-words.ts';
import { certaintyWords } from '../words/verdict-words.ts';
import { whatRan } from '../words/what-ran.ts';
import { runDetails } from './run-details.ts';

const indent = '  ';
const labelWidth = 5;
const verdictWidth = 14;

/** Three lines a run, for terminals too narrow for one. */
export function* blockList(
  attributions: readonly Attribution[],
  options: RenderOptions,
  style: Style,
): Generator<string> {
  const room = options.width - indent.length - labelWidth;
  for (const [at, attribution] of attributions.entries()) {
    if (at > 0) yield '';
    yield* headLines(attribution, options.width, style);
    yield* labelled(line`who`, flow(whoParts(attribution), room), style);
    yield* labelled(line`ran`, [ranLine(attribution, room)], style);
    if (options.verbose) yield* runDetails(attribution, options, style);
  }
}

function* headLines(attribution: Attribution, width: number, style: Style): Generator<string> {
  const moment = attributionTime(attribution);
  const time = line`${dayUtc(moment)} ${secondsUtc(moment)}`;
  const verdict = style.verdict(attribution.verdict, padEnd(line`${attribution.verdict}`, verdictWidth));
  const used = columns(time) + indent.length + verdictWidth + indent.length;
  const certainty = certaintyWords(attribution, 'long');
  // On the narrowest terminals it takes a line of its own.
  const isNarrow = width - used < columns(certainty) && width - used < 30;
  if (isNarrow) yield `${time}${indent}${verdict}`.trimEnd();
  const lead = isNarrow ? indent : ' '.repeat(used);
  for (const [at, piece] of wrap(certainty, width - lead.length).entries()) {
    yield at === 0 && !isNarrow ? `${time}${indent}${verdict}${indent}${piece}` : `${lead}${piece}`;
  }
}

/** Ends in the id by which `show` knows the run: at the right edge, where it is in nobody's way. */
function ranLine(attribution: Attribution, room: number): SafeText {
  const id = line`${shortId(attribution.id)}`;
  const left = room - indent.length - columns(id);
  return line`${padEnd(truncate(whatRan(attribution), left), left)}${indent}${id}`;
}

function whoParts(attribution: Attribution): SafeText[] {
  const who = principals(attribution).map(principalWords);
  const from = addresses(attribution);
  const machine = machineName(attribution);
  const host = otherHostName(attribution);
  const channel = channelName(attribution, 'long');
  const parts = [who.length === 0 ? line`nobody on record` : joinSafe(who, ' or ')];
  if (from.length > 0) parts.push(line`from ${joinSafe(from, ' or ')}`);
  if (machine !== undefined)
    parts.push(host === undefined ? line`on ${machine}` : line`on ${machine} (host ${host})`);
  if (channel !== undefined) parts.push(line`by ${channel}`);
  return parts;
}

function* labelled(label: SafeText, lines: readonly SafeText[], style: Style): Generator<string> {
  for (const [at, text] of lines.entries()) {
    yield `${indent}${at === 0 ? style.label(padEnd(label, labelWidth)) : ' '.repeat(labelWidth)}${text}`;
  }
}
