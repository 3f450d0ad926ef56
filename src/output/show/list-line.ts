import { attributionTime } from '../../attribution/document/attribution-document.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import { joinSafe, line, type SafeText } from '../text/safe-text.ts';
import { channelName, machineName, principals, principalWords } from '../words/request-words.ts';
import { dayUtc, secondsUtc } from '../words/time-words.ts';

/** One run in a line, under the id by which it can be asked for. */
export function listLine(attribution: Attribution): SafeText {
  const time = attributionTime(attribution);
  const who = principals(attribution).map(principalWords);
  const by = who.length === 0 ? line`nobody on record` : joinSafe(who, ' or ');
  const machine = machineName(attribution) ?? line`a machine`;
  const channel = channelName(attribution, 'long') ?? line`a channel`;
  return line`${attribution.id}  ${dayUtc(time)} ${secondsUtc(time)}  ${attribution.verdict}  ${by}, ${channel} on ${machine}`;
}
