import { attributionTime } from '../../attribution/document/attribution-document.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import { line, type SafeText } from '../text/safe-text.ts';
import { addresses, channelName, machineName, principalName, principals } from '../words/request-words.ts';
import { shortId } from '../words/short-id.ts';
import { dayUtc, secondsUtc } from '../words/time-words.ts';
import { certaintyWords } from '../words/verdict-words.ts';
import { whatRan } from '../words/what-ran.ts';

/** One run or request in the cells of the wide table. */
export interface RunRow {
  readonly attribution: Attribution;
  readonly day: SafeText;
  readonly time: SafeText;
  readonly verdict: SafeText;
  readonly certainty: SafeText;
  readonly principal: SafeText;
  readonly address: SafeText;
  readonly machine: SafeText;
  readonly channel: SafeText;
  readonly id: SafeText;
  readonly ran: SafeText;
}

const nothing = line`-`;

export function runRow(attribution: Attribution): RunRow {
  const time = attributionTime(attribution);
  return {
    attribution,
    day: dayUtc(time),
    time: secondsUtc(time),
    verdict: line`${attribution.verdict}`,
    certainty: certaintyWords(attribution, 'short'),
    principal: oneOf(principals(attribution).map(principalName)),
    address: oneOf(addresses(attribution)),
    machine: machineName(attribution) ?? nothing,
    channel: channelName(attribution, 'short') ?? nothing,
    id: line`${shortId(attribution.id)}`,
    ran: whatRan(attribution),
  };
}

function oneOf(texts: readonly SafeText[]): SafeText {
  const [first, ...others] = texts;
  if (first === undefined) return nothing;
  return others.length === 0 ? first : line`${first} +${others.length}`;
}
