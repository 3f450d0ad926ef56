import type { DeclaredCoverage } from '../attribution/model/coverage.ts';
import { didYouMean } from '../diagnostics/near-words.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { addMs, compareInstants, type Instant } from '../event/instant.ts';
import { parseInstant } from '../event/parse-instant.ts';

const planes = ['cloud', 'guest'] as const;
const example =
  'Write it as cloud:2026-03-01..2026-03-07 or guest/web-01:2026-03-03T06:00Z..2026-03-03T18:00Z.';
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const dayMs = 24 * 3_600_000;

/**
 * Reads `PLANE[/SUBJECT]:FROM..TO`: times of which the user knows that their logs are complete. A date stands for the whole
 * day, a time without a zone is UTC.
 */
export function parseCovered(text: string): DeclaredCoverage {
  const wrong = (problem: string, cure = example) => new UserError(`--covered ${text}: ${problem}`, cure);
  const match = /^([^:/]*)(?:\/([^:]*))?:(.*)$/s.exec(text.trim());
  if (!match) throw wrong('there is no colon before the times');
  const [, planeText = '', subjectText, span = ''] = match;
  const plane = planes.find((one) => one === planeText.toLowerCase());
  if (!plane) {
    throw wrong(
      `${planeText || 'nothing'} is no plane`,
      didYouMean(planeText, planes) ?? `Say ${planes.join(' or ')}.`,
    );
  }
  const subject = subjectText?.trim().toLowerCase();
  if (subject === '')
    throw wrong('nothing stands behind the slash', 'Name a subscription or a host, or leave the slash out.');
  if (plane === 'cloud' && subject !== undefined && !guid.test(subject)) {
    throw wrong(`${subject} is no subscription id`, 'Subscriptions are named by their id, a GUID.');
  }
  const [fromText, toText, ...others] = span.split('..');
  if (fromText === undefined || toText === undefined || others.length > 0) {
    throw wrong('the times are not two with .. between', example);
  }
  const from = readTime(fromText)?.from;
  const to = readTime(toText)?.to;
  if (!from || !to) {
    throw wrong(`${JSON.stringify((from ? toText : fromText).trim())} is no date or time`, example);
  }
  if (compareInstants(from, to) > 0) throw wrong('it ends before it begins', 'Give the earlier time first.');
  return { plane, subject, from, to };
}

/** The first and the last moment that the text can mean. */
function readTime(text: string): { from: Instant; to: Instant } | undefined {
  const time = parseInstant(text.trim());
  if (!time) return undefined;
  const isDay = /^\s*\d{4}-\d{2}-\d{2}\s*$/.test(text);
  return { from: time, to: isDay ? addMs(time, dayMs - 1) : time };
}
