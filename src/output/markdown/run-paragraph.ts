import { attributionTime } from '../../attribution/document/attribution-document.ts';
import type { Attribution } from '../../attribution/model/attribution.ts';
import { addresses, channelName, machineName, principals, principalWords } from '../words/request-words.ts';
import { dayUtc, secondsUtc } from '../words/time-words.ts';
import { certaintyWords } from '../words/verdict-words.ts';
import { whatRan } from '../words/what-ran.ts';
import { code, prose } from './escape.ts';

/** One run in a short paragraph: when and where, who, what, how sure, and the id to find it again. */
export function runParagraph(attribution: Attribution): string {
  const moment = attributionTime(attribution);
  const machine = machineName(attribution);
  const channel = channelName(attribution, 'long');
  const where = [
    `**${dayUtc(moment)} ${secondsUtc(moment)}**`,
    machine === undefined ? undefined : `on ${code(machine)}`,
    channel === undefined ? undefined : `by ${prose(channel)}`,
  ];
  const sentences = [
    `${where.filter((part) => part !== undefined).join(' ')}: ${act(attribution)}.`,
    `Certainty ${prose(certaintyWords(attribution, 'long'))}.`,
    `Id ${code(attribution.id)}.`,
  ];
  return sentences.join(' ');
}

function act(attribution: Attribution): string {
  const who = principals(attribution).map((principal) => code(principalWords(principal)));
  const from = addresses(attribution).map(code);
  const source = from.length === 0 ? '' : ` from ${from.join(' or ')}`;
  const what = code(whatRan(attribution));
  const user = attribution.execution?.root.user;
  const as = user === undefined ? '' : ` as ${code(user)}`;
  switch (attribution.verdict) {
    case 'unrequested':
      return `ran ${what}${as}; nobody on record asked for it`;
    case 'ambiguous':
      return `ran ${what}${as}; asked for by ${who.join(' or ')}${source}, the logs cannot tell which`;
    case 'attributed':
      return `${who.join(' or ')}${source} ran ${what}${as}`;
    case 'unobserved':
    case 'not-applicable':
      return `${who.join(' or ')}${source} asked; ${what}`;
  }
}
